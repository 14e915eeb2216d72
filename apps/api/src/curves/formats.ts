// The formats of a page of curves.
import { trialId } from '@sweepq/contract';
import type { CurveColumns } from '@sweepq/store';

export type TrialCurve = CurveColumns & { trial: number };

/** The maximum number of points of a curve, or all points that are stored. */
export type CurvePoints = number | 'all';

/** Writes a page of curves in pieces: the start, several pieces of curves, the end. */
type CurveFormat = {
  type: string;
  start(page: { count: number }): string | Uint8Array;
  /** `isFirst`: these are the first curves of the page. */
  piece(
    curves: readonly TrialCurve[],
    of: { sweepId: string; isFirst: boolean },
  ): string | Uint8Array;
  end(page: { nextCursor: string | null }): string;
};

const jsonCurves: CurveFormat = {
  type: 'application/json; charset=utf-8',
  start: () => '{"items":[',
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
  end: ({ nextCursor }) => `],"nextCursor":${JSON.stringify(nextCursor)}}`,
};

const pointsOf = ({ at, costs }: CurveColumns) =>
  Array.from(at, (iteration, k) => ({ iteration, cost: costs[k] as number }));

// The binary format needs no parsing: typed arrays can be views of the answer. It is little-endian, and the offset of each
// value is a multiple of the size of the value.
//   header     4 bytes "swqc", u32 version (1), u32 curves, u32 0
//   per curve  u32 index of the trial, u32 iterations, u32 points, u32 0,
//              f64 cost of each point, u32 iteration of each point, 4 bytes 0 if the points are odd
const headBytes = 16;

const binaryCurves: CurveFormat = {
  type: 'application/octet-stream',
  start({ count }) {
    const head = Buffer.alloc(headBytes);
    head.write('swqc', 'latin1');
    head.writeUInt32LE(1, 4);
    head.writeUInt32LE(count, 8);
    return head;
  },
  piece: (curves) => Buffer.concat(curves.map(encode)),
  end: () => '',
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
