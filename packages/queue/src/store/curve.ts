// A cost curve as it is stored: u32 iterations, u32 points, then its costs as float64; where it was
// thinned, the iterations of its points as u32 come before the costs. All little-endian.

/** Up to here every iteration's cost is kept; beyond, as many points evenly spread. */
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
  const thinned = curve.length > maxCurvePoints ? thin(curve.length, keep) : undefined;
  const points = thinned?.length ?? curve.length;
  const buffer = Buffer.alloc(headerBytes + points * (thinned ? 12 : 8));
  buffer.writeUInt32LE(curve.length, 0);
  buffer.writeUInt32LE(points, 4);
  let at = headerBytes;
  for (const iteration of thinned ?? []) at = buffer.writeUInt32LE(iteration, at);
  for (let k = 0; k < points; k++) {
    at = buffer.writeDoubleLE(curve[thinned?.[k] ?? k] ?? Number.NaN, at);
  }
  return buffer;
}

/** The part of a stored curve that lies before `iterations`. */
export function decodeCurve(buffer: Buffer, iterations = Number.POSITIVE_INFINITY): StoredCurve {
  const done = buffer.readUInt32LE(0);
  const count = buffer.readUInt32LE(4);
  const thinned = count < done;
  const costs = headerBytes + (thinned ? count * 4 : 0);
  const points: StoredCurve['points'] = [];
  for (let k = 0; k < count; k++) {
    const iteration = thinned ? buffer.readUInt32LE(headerBytes + k * 4) : k;
    if (iteration >= iterations) break;
    points.push([iteration, buffer.readDoubleLE(costs + k * 8)]);
  }
  return { iterations: Math.min(done, iterations), points };
}

/** Evenly spread iterations from 0 to the last, and those to keep, ascending. */
function thin(length: number, keep: readonly number[]): number[] {
  const spread = maxCurvePoints - keep.length;
  const step = (length - 1) / (spread - 1);
  const kept = new Set(keep.filter((iteration) => iteration < length));
  for (let k = 0; k < spread; k++) kept.add(Math.round(k * step));
  return [...kept].sort((a, b) => a - b);
}

/** At most `most` of a curve's points, evenly spread, the first and the last among them. */
export function thinPoints(points: StoredCurve['points'], most: number): StoredCurve['points'] {
  const step = Math.max(1, (points.length - 1) / (most - 1));
  const last = points.length - 1;
  return points.filter((_, k) => k === last || Math.floor(k / step) !== Math.floor((k - 1) / step));
}
