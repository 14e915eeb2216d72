// A cost curve as it is stored: u32 iterations, u32 points, where it was thinned the iterations of its points
// as u32, then its costs as `packCosts` makes them. All little-endian. Earlier versions thinned at a fixed stride, in
// the same format.

import { packCosts, unpackCosts } from './pack-costs.ts';
import { pickExtremes } from './pick-extremes.ts';

/** Up to this many iterations every cost is kept; of a longer curve this many points, its extremes among them. */
export const maxCurvePoints = 20_000;

const headerBytes = 8;

export type StoredCurve = {
  /** How many iterations the run had done. */
  iterations: number;
  /** Pairs of iteration (from 0) and cost, the first and the last iteration among them. */
  points: [iteration: number, cost: number][];
};

/** `keep` names iterations that are to survive thinning, such as the last of each reading. */
export function encodeCurve(curve: Float64Array, keep: readonly number[] = []): Buffer {
  const { length } = curve;
  if (length <= maxCurvePoints) return encode(length, curve);
  const kept = thin(curve, keep);
  const costs = Float64Array.from(kept, (k) => curve[k] ?? Number.NaN);
  return encode(length, costs, kept);
}

/** `kept` are the iterations of the costs, where those are not all. */
function encode(iterations: number, costs: Float64Array, kept?: ArrayLike<number>): Buffer {
  const head = Buffer.alloc(headerBytes + 4 * (kept?.length ?? 0));
  head.writeUInt32LE(iterations, 0);
  head.writeUInt32LE(costs.length, 4);
  let at = headerBytes;
  for (const iteration of Array.from(kept ?? [])) at = head.writeUInt32LE(iteration, at);
  return Buffer.concat([head, packCosts(costs)]);
}

/** The cost of every iteration; undefined for a curve that was thinned. */
export function decodeCosts(buffer: Buffer): Float64Array | undefined {
  if (buffer.readUInt32LE(4) < buffer.readUInt32LE(0)) return undefined;
  return unpackCosts(buffer.subarray(headerBytes));
}

/** The part of a stored curve that lies before `iterations`. */
export function decodeCurve(buffer: Buffer, iterations = Number.POSITIVE_INFINITY): StoredCurve {
  const { at, costs, iterations: done } = cutColumns(decodeColumns(buffer), iterations);
  const points: StoredCurve['points'] = [];
  for (const [k, cost] of costs.entries()) points.push([at[k] as number, cost]);
  return { iterations: done, points };
}

/** The same as `StoredCurve`, for who reads many. */
export type CurveColumns = {
  iterations: number;
  /** The iteration of each point, ascending. */
  at: Uint32Array;
  costs: Float64Array;
};

export function decodeColumns(buffer: Buffer): CurveColumns {
  const iterations = buffer.readUInt32LE(0);
  const count = buffer.readUInt32LE(4);
  const thinned = count < iterations;
  const costs = unpackCosts(buffer.subarray(headerBytes + (thinned ? count * 4 : 0)));
  const iterationOf = (k: number) => (thinned ? buffer.readUInt32LE(headerBytes + k * 4) : k);
  const at = new Uint32Array(count);
  for (let k = 0; k < count; k++) at[k] = iterationOf(k);
  return { iterations, at, costs };
}

/** The part that lies before `iterations`: a view of the whole. */
export function cutColumns(columns: CurveColumns, iterations: number): CurveColumns {
  const { at, costs, iterations: done } = columns;
  if (iterations >= done) return columns;
  const found = at.findIndex((iteration) => iteration >= iterations);
  const end = found === -1 ? at.length : found;
  return { iterations, at: at.subarray(0, end), costs: costs.subarray(0, end) };
}

/** The iterations of the points that stay: the extremes of the curve, and those to keep; ascending. */
function thin(curve: Float64Array, keep: readonly number[]): number[] {
  const kept = new Set(keep.filter((iteration) => iteration < curve.length));
  for (const k of pickExtremes(curve, Math.max(2, maxCurvePoints - kept.size))) kept.add(k);
  return [...kept].sort((a, b) => a - b);
}
