// The stored form of a checkpoint: a header of five u32, the costs as `packCosts` encodes them, and the engine's state.
// Data that is stored elsewhere is left out: the costs, if the run's stored curve has all of them, and the bytes of the
// state that equal those of the model of a trial that was read at the same iteration. These are half of the state or more.
import { unpackCosts } from '../curves/pack-costs.ts';

/** A run after an iteration: the engine's state, and the cost of every iteration until then. */
export type RunCheckpoint = { state: Uint8Array; costs: Float64Array };

/**
 * A checkpoint before it is stored. `costs` are encoded by `packCosts`, and left out if the run's stored curve has all of
 * them.
 */
export type PackedCheckpoint = {
  state: Uint8Array;
  iterations: number;
  costs: Uint8Array | undefined;
};

/** A model that is stored in the run's sweep. */
export type StoredModel = { trial: number; model: Uint8Array };

/**
 * The data of a checkpoint that is stored elsewhere: the costs of the run's curve, if it has all of them, and the model.
 */
type Beside = { curveCosts: Float64Array | undefined; model: Uint8Array | undefined };

/**
 * A larger checkpoint is not kept. A million costs of a smooth descent take 1 MB, and so do the weights for images of 200 x
 * 200.
 */
export const maxCheckpointBytes = 4 * 1024 * 1024;

/**
 * The iteration; the trial of the model plus 1, or 0; the offset and the length of its part in the state; the length of the
 * costs.
 */
const headerBytes = 5 * 4;
/** Two numbers are enough to search for: equal bits by chance are practically impossible. */
const lookedFor = 2 * 8;
const noPart = { at: 0, length: 0 };

/** Returns undefined for a checkpoint that is too large to keep. */
export function encodeStoredCheckpoint(
  { state, iterations, costs: packed = new Uint8Array(0) }: PackedCheckpoint,
  known?: StoredModel,
): Buffer | undefined {
  const { at, length } = known ? findShared(state, known.model) : noPart;
  const rest = [state.subarray(0, at), state.subarray(at + length)];
  if (packed.length + state.length - length > maxCheckpointBytes) return undefined;
  const trial = known && length > 0 ? known.trial + 1 : 0;
  const header = Uint32Array.of(iterations, trial, at, length, packed.length);
  return Buffer.concat([new Uint8Array(header.buffer), packed, ...rest]);
}

/** Returns undefined for other bytes, or if data that was left out is missing. */
export function decodeStoredCheckpoint(buffer: Buffer, beside: Beside): RunCheckpoint | undefined {
  try {
    return decode(buffer, beside);
  } catch {
    return undefined;
  }
}

/** Returns the costs in the checkpoint itself; undefined if it has none, or is truncated. */
export function decodeCheckpointCosts(buffer: Buffer): Float64Array | undefined {
  if (buffer.length < headerBytes) return undefined;
  const [iterations, length] = [buffer.readUInt32LE(0), buffer.readUInt32LE(16)];
  if (length === 0) return undefined;
  try {
    const costs = unpackCosts(buffer.subarray(headerBytes, headerBytes + length));
    return costs.length === iterations ? costs : undefined;
  } catch {
    return undefined;
  }
}

function decode(buffer: Buffer, { curveCosts, model }: Beside): RunCheckpoint | undefined {
  const [iterations = 0, trial = 0, at = 0, length = 0, packedLength = 0] = [0, 4, 8, 12, 16].map(
    (offset) => buffer.readUInt32LE(offset),
  );
  const from = headerBytes + packedLength;
  const packed = buffer.subarray(headerBytes, from);
  const costs = packedLength > 0 ? unpackCosts(packed) : curveCosts?.slice(0, iterations);
  const shared = trial > 0 ? model?.subarray(-length) : new Uint8Array(0);
  if (costs?.length !== iterations || shared?.length !== length) return undefined;
  const rest = buffer.subarray(from);
  // Copied, because Redis' answers share one buffer.
  const state = Uint8Array.from(Buffer.concat([rest.subarray(0, at), shared, rest.subarray(at)]));
  return { state, costs };
}

/** Searches for the last numbers of a model, and extends the match backwards as far as the bytes are equal. */
function findShared(state: Uint8Array, model: Uint8Array): { at: number; length: number } {
  const bytes = Buffer.from(state.buffer, state.byteOffset, state.length);
  const end = model.length;
  const found = end < lookedFor ? -1 : bytes.indexOf(model.subarray(-lookedFor));
  if (found === -1) return noPart;
  const last = found + lookedFor;
  let length = lookedFor;
  while (length < Math.min(end, last) && bytes[last - 1 - length] === model[end - 1 - length]) {
    length += 1;
  }
  return { at: last - length, length };
}
