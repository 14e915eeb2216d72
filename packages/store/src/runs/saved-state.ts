// The state of a run in training, as it is stored beside the parts of its costs: three u32, little-endian, and the state of the engine.
// - the iteration, and the check number of the part that ends there (see cost-parts.ts);
// - the CRC-32 of these two numbers and of the state.
// The two newest states are stored. If the newest one has lost its part, the run resumes from the other.
import { crc32 } from 'node:zlib';
import { joinParts, type PartEnd } from '../curves/cost-parts.ts';
import { maxCheckpointBytes, type RunCheckpoint } from './checkpoint.ts';

const stateHeaderBytes = 3 * 4;

/** Encodes the state of the engine at the end of a part. Returns undefined for a state that is too large to keep. */
export function encodeSavedState(
  { iteration, check }: PartEnd,
  state: Uint8Array,
): Buffer | undefined {
  if (state.length > maxCheckpointBytes) return undefined;
  const saved = Buffer.alloc(stateHeaderBytes + state.length);
  saved.writeUInt32LE(iteration, 0);
  saved.writeUInt32LE(check, 4);
  saved.set(state, stateHeaderBytes);
  saved.writeUInt32LE(checkOf(saved), 8);
  return saved;
}

/**
 * Returns the furthest checkpoint of a run in training: one of `states`, with all costs up to its iteration. Undefined if each state is damaged,
 * or has no whole costs. `limit`: the last iteration at which the run can resume.
 */
export function findSavedCheckpoint(
  { states, parts }: SavedParts,
  limit = Number.POSITIVE_INFINITY,
): RunCheckpoint | undefined {
  const { costs, ends } = joinParts(parts);
  const found = states
    .flatMap((bytes) => decodeSavedState(bytes) ?? [])
    .filter(
      ({ end: { iteration, check } }) =>
        iteration <= limit &&
        ends.some((end) => end.iteration === iteration && end.check === check),
    )
    .sort((a, b) => b.end.iteration - a.end.iteration)[0];
  if (found === undefined) return undefined;
  return { state: found.state, costs: costs.slice(0, found.end.iteration) };
}

/** What is stored of a run in training: its newest states, and the parts of its costs in order. Null for one that is missing. */
export type SavedParts = {
  states: readonly (Buffer | null)[];
  parts: readonly (Buffer | null)[];
};

function decodeSavedState(saved: Buffer | null): { end: PartEnd; state: Uint8Array } | undefined {
  if (saved === null || saved.length <= stateHeaderBytes) return undefined;
  const [iteration = 0, check = 0, own = 0] = [0, 4, 8].map((offset) => saved.readUInt32LE(offset));
  if (own !== checkOf(saved)) return undefined;
  // The bytes are copied, because the answers of Redis share one buffer.
  return { end: { iteration, check }, state: Uint8Array.from(saved.subarray(stateHeaderBytes)) };
}

const checkOf = (saved: Buffer) =>
  crc32(saved.subarray(stateHeaderBytes), crc32(saved.subarray(0, stateHeaderBytes - 4)));
