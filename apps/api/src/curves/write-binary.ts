// Curves in a few bytes that a reader need not parse. Little-endian; everything lies at a multiple of its own size, so
// that typed arrays can be laid over the answer:
//   header     4 bytes "swqc", u32 version (1), u32 curves, u32 0
//   per curve  u32 index of the trial, u32 iterations, u32 points, u32 0,
//              f64 cost of each point, u32 iteration of each point, 4 bytes 0 if the points are odd
import type { CurveFormat, TrialCurve } from './trial-curve.ts';

const headBytes = 16;

/** A page of curves in binary. */
export const binaryCurves: CurveFormat = {
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
