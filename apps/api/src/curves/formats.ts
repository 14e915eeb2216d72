// The formats of a page of curves.
import { trialId } from '@sweepq/contract';
import type { CurveColumns } from '@sweepq/store';
import type { Request } from 'express';

export type TrialCurve = CurveColumns & { trial: number };

/** Writes a page of curves, piece by piece. */
type CurveFormat = {
  type: string;
  head(page: { count: number }): string | Uint8Array;
  /** `isFirst`: no curve was written before these. */
  piece(
    curves: readonly TrialCurve[],
    of: { sweepId: string; isFirst: boolean },
  ): string | Uint8Array;
  tail(page: { nextCursor: string | null }): string;
};

const jsonCurves: CurveFormat = {
  type: 'application/json; charset=utf-8',
  head: () => '{"items":[',
  piece(curves, { sweepId, isFirst }) {
    const items = curves.map(({ trial, ...curve }) =>
      JSON.stringify({
        trialId: trialId(sweepId, trial),
        iterations: curve.iterations,
        points: pointsOf(curve),
      }),
    );
    return (isFirst ? '' : ',') + items.join(',');
  },
  tail: ({ nextCursor }) => `],"nextCursor":${JSON.stringify(nextCursor)}}`,
};

/** Pairs of iteration and cost. */
const pointsOf = ({ at, costs }: CurveColumns) =>
  Array.from(at, (iteration, k): [number, number] => [iteration, costs[k] as number]);

// The binary form needs no parsing. It is little-endian, and every value lies at a multiple of its own size, so that typed
// arrays can be laid over the answer:
//   header     4 bytes "swqc", u32 version (1), u32 curves, u32 0
//   per curve  u32 index of the trial, u32 iterations, u32 points, u32 0,
//              f64 cost of each point, u32 iteration of each point, 4 bytes 0 if the points are odd
const headBytes = 16;

const binaryCurves: CurveFormat = {
  type: 'application/octet-stream',
  head({ count }) {
    const head = Buffer.alloc(headBytes);
    head.write('swqc', 'latin1');
    head.writeUInt32LE(1, 4);
    head.writeUInt32LE(count, 8);
    return head;
  },
  piece: (curves) => Buffer.concat(curves.map(encode)),
  tail: () => '',
};

function encode({ trial, iterations, at, costs }: TrialCurve): Buffer {
  const points = at.length;
  const buffer = Buffer.alloc(headBytes + 8 * points + 4 * (points + (points % 2)));
  buffer.writeUInt32LE(trial, 0);
  buffer.writeUInt32LE(iterations, 4);
  buffer.writeUInt32LE(points, 8);
  let end = headBytes;
  for (const cost of costs) end = buffer.writeDoubleLE(cost, end);
  for (const iteration of at) end = buffer.writeUInt32LE(iteration, end);
  return buffer;
}

export const formats = { json: jsonCurves, binary: binaryCurves } satisfies Record<
  string,
  CurveFormat
>;

export type CurveFormatName = keyof typeof formats;

export const acceptedFormat = (request: Request): CurveFormatName =>
  request.accepts(['application/json', formats.binary.type]) === formats.binary.type
    ? 'binary'
    : 'json';
