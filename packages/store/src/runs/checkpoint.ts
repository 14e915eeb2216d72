// The stored form of a checkpoint: a header of five u32, the costs as `packCosts` encodes them, and the state of the engine. Data
// that is stored elsewhere is left out:
// - the costs, if the stored curve of the run has all of them;
// - the bytes of the state that equal the bytes of a stored model. The model is that of a trial that was read at the same
//   iteration, and these bytes are at least half of the state.
import { unpackCosts } from '../curves/pack-costs.ts';

/** The state of the engine after an iteration, and the cost of every iteration up to there. */
export type RunCheckpoint = { state: Uint8Array; costs: Float64Array };

/**
 * A checkpoint before it is stored. `costs` are encoded by `packCosts`, and undefined if the stored curve of the run has all of
 * them.
 */
export type PackedCheckpoint = {
  state: Uint8Array;
  iterations: number;
  costs: Uint8Array | undefined;
};

/** A model that is stored in the sweep of the run. */
export type StoredModel = { trial: number; model: Uint8Array };

/**
 * The data of a checkpoint that is stored elsewhere: the costs of the run's curve, if it has all of them, and the model.
 */
type StoredElsewhere = { curveCosts: Float64Array | undefined; model: Uint8Array | undefined };

/**
 * A larger checkpoint is not stored. The costs of 1 000 000 iterations of a smooth descent take 1 MB, and the weights for images
 * of 200 x 200 take 1 MB too.
 */
export const maxCheckpointBytes = 4 * 1024 * 1024;

/**
 * The header has five numbers:
 * - the iteration;
 * - the index of the model's trial, plus 1; 0 without a model;
 * - the offset and the length of the model's bytes in the state;
 * - the length of the costs.
 */
const headerBytes = 5 * 4;
/** The search uses the last two numbers of a model: equal bits by chance are practically impossible. */
const searchedBytes = 2 * 8;
const noPart = { at: 0, length: 0 };

/** Returns undefined for a checkpoint that is too large to keep. */
export function encodeStoredCheckpoint(
  { state, iterations, costs: packed = new Uint8Array(0) }: PackedCheckpoint,
  stored?: StoredModel,
): Buffer | undefined {
  const { at, length } = stored ? findShared(state, stored.model) : noPart;
  const rest = [state.subarray(0, at), state.subarray(at + length)];
  if (packed.length + state.length - length > maxCheckpointBytes) return undefined;
  const trial = stored && length > 0 ? stored.trial + 1 : 0;
  const header = Uint32Array.of(iterations, trial, at, length, packed.length);
  return Buffer.concat([new Uint8Array(header.buffer), packed, ...rest]);
}

/** Returns undefined if the bytes are no checkpoint, or if `elsewhere` does not have the data that was left out. */
export function decodeStoredCheckpoint(
  buffer: Buffer,
  elsewhere: StoredElsewhere,
): RunCheckpoint | undefined {
  try {
    return decode(buffer, elsewhere);
  } catch {
    return undefined;
  }
}

/** Returns the costs that are stored in the checkpoint; undefined if it has none or is truncated. */
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

function decode(buffer: Buffer, { curveCosts, model }: StoredElsewhere): RunCheckpoint | undefined {
  const [iterations = 0, trial = 0, at = 0, length = 0, packedLength = 0] = [0, 4, 8, 12, 16].map(
    (offset) => buffer.readUInt32LE(offset),
  );
  const from = headerBytes + packedLength;
  const packed = buffer.subarray(headerBytes, from);
  const costs = packedLength > 0 ? unpackCosts(packed) : curveCosts?.slice(0, iterations);
  const shared = trial > 0 ? model?.subarray(-length) : new Uint8Array(0);
  if (costs?.length !== iterations || shared?.length !== length) return undefined;
  const rest = buffer.subarray(from);
  // The bytes are copied, because the answers of Redis share one buffer.
  const state = Uint8Array.from(Buffer.concat([rest.subarray(0, at), shared, rest.subarray(at)]));
  return { state, costs };
}

/** Searches for the last numbers of a model, and extends the match backwards as far as the bytes are equal. */
function findShared(state: Uint8Array, model: Uint8Array): { at: number; length: number } {
  const bytes = Buffer.from(state.buffer, state.byteOffset, state.length);
  const end = model.length;
  const found = end < searchedBytes ? -1 : bytes.indexOf(model.subarray(-searchedBytes));
  if (found === -1) return noPart;
  const last = found + searchedBytes;
  let length = searchedBytes;
  while (length < Math.min(end, last) && bytes[last - 1 - length] === model[end - 1 - length]) {
    length += 1;
  }
  return { at: last - length, length };
}
