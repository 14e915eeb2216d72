// The stored form of a cost curve: the number of iterations (u32), the number of points (u32), the iteration of each point (u32)
// if the curve is thinned, and the costs as `packCosts` encodes them. All numbers are little-endian. Earlier versions have the
// same format, but thinned at a fixed stride.
//
// The curve of a training in progress has another form, in which it is only read: the number of iterations, `inParts` instead of the number
// of points, and each part of its costs (see cost-parts.ts) after its length (u32).

import { joinParts } from './cost-parts.ts';
import { packCosts, unpackCosts } from './pack-costs.ts';
import { pickExtremes } from './pick-extremes.ts';

/**
 * A curve of up to this number of iterations keeps every cost. A longer curve keeps this number of points, including its
 * extremes.
 */
export const maxCurvePoints = 20_000;

const headerBytes = 8;
/** More points than a curve can have. */
const inParts = 0xffff_ffff;

export type StoredCurve = {
  /** The number of iterations that the run had done. */
  iterations: number;
  /** Pairs of iteration (from 0) and cost, including the first and the last iteration. */
  points: [iteration: number, cost: number][];
};

/** Encodes a curve. `keep` lists iterations that thinning must keep, such as the last one of each reading. */
export function encodeCurve(curve: Float64Array, keep: readonly number[] = []): Buffer {
  const { length } = curve;
  if (length <= maxCurvePoints) return encode(length, curve);
  const kept = thin(curve, keep);
  const costs = Float64Array.from(kept, (k) => curve[k] ?? Number.NaN);
  return encode(length, costs, kept);
}

/** `kept` lists the iterations of the costs, if the curve was thinned. */
function encode(iterations: number, costs: Float64Array, kept?: ArrayLike<number>): Buffer {
  const head = Buffer.alloc(headerBytes + 4 * (kept?.length ?? 0));
  head.writeUInt32LE(iterations, 0);
  head.writeUInt32LE(costs.length, 4);
  let at = headerBytes;
  for (const iteration of Array.from(kept ?? [])) at = head.writeUInt32LE(iteration, at);
  return Buffer.concat([head, packCosts(costs)]);
}

/** Encodes the curve of a training in progress by its parts. */
export function encodeCurveOfParts(iterations: number, parts: readonly Uint8Array[]): Buffer {
  const head = new Uint8Array(Uint32Array.of(iterations, inParts).buffer);
  const withLengths = parts.flatMap((part) => [
    new Uint8Array(Uint32Array.of(part.length).buffer),
    part,
  ]);
  return Buffer.concat([head, ...withLengths]);
}

/** Returns the cost of every iteration of a curve in parts; undefined for another curve. */
function decodeParts(buffer: Buffer): Float64Array | undefined {
  if (buffer.readUInt32LE(4) !== inParts) return undefined;
  const parts: Buffer[] = [];
  for (let at = headerBytes; at < buffer.length; ) {
    const from = at + 4;
    at = from + buffer.readUInt32LE(at);
    parts.push(buffer.subarray(from, at));
  }
  return joinParts(parts).costs;
}

/** Returns the cost of every iteration; undefined for a thinned curve. */
export function decodeCosts(buffer: Buffer): Float64Array | undefined {
  const ofParts = decodeParts(buffer);
  if (ofParts !== undefined) return ofParts;
  if (buffer.readUInt32LE(4) < buffer.readUInt32LE(0)) return undefined;
  return unpackCosts(buffer.subarray(headerBytes));
}

/** Returns the part of a stored curve before `iterations`. */
export function decodeCurve(buffer: Buffer, iterations = Number.POSITIVE_INFINITY): StoredCurve {
  const { at, costs, iterations: done } = cutColumns(decodeColumns(buffer), iterations);
  const points: StoredCurve['points'] = [];
  for (const [k, cost] of costs.entries()) points.push([at[k] as number, cost]);
  return { iterations: done, points };
}

/** The columns of a `StoredCurve`, for callers that read many curves. */
export type CurveColumns = {
  iterations: number;
  /** The iteration of each point, ascending. */
  at: Uint32Array;
  costs: Float64Array;
};

export function decodeColumns(buffer: Buffer): CurveColumns {
  const ofParts = decodeParts(buffer);
  if (ofParts !== undefined) return toColumns(ofParts);
  const iterations = buffer.readUInt32LE(0);
  const count = buffer.readUInt32LE(4);
  const thinned = count < iterations;
  const costs = unpackCosts(buffer.subarray(headerBytes + (thinned ? count * 4 : 0)));
  const iterationOf = (k: number) => (thinned ? buffer.readUInt32LE(headerBytes + k * 4) : k);
  const at = new Uint32Array(count);
  for (let k = 0; k < count; k++) at[k] = iterationOf(k);
  return { iterations, at, costs };
}

/** Returns a curve of all costs, thinned like a stored one. */
function toColumns(all: Float64Array): CurveColumns {
  const { length: iterations } = all;
  if (iterations <= maxCurvePoints) {
    return { iterations, at: Uint32Array.from(all.keys()), costs: all };
  }
  const at = Uint32Array.from(pickExtremes(all, maxCurvePoints));
  return { iterations, at, costs: Float64Array.from(at, (k) => all[k] as number) };
}

/** Returns the part before `iterations`, as a view of the whole. */
export function cutColumns(columns: CurveColumns, iterations: number): CurveColumns {
  const { at, costs, iterations: done } = columns;
  if (iterations >= done) return columns;
  const found = at.findIndex((iteration) => iteration >= iterations);
  const end = found === -1 ? at.length : found;
  return { iterations, at: at.subarray(0, end), costs: costs.subarray(0, end) };
}

/** Returns the iterations of the points that are kept: the extremes of the curve and those in `keep`, ascending. */
function thin(curve: Float64Array, keep: readonly number[]): number[] {
  const kept = new Set(keep.filter((iteration) => iteration < curve.length));
  for (const k of pickExtremes(curve, Math.max(2, maxCurvePoints - kept.size))) kept.add(k);
  return [...kept].sort((a, b) => a - b);
}
