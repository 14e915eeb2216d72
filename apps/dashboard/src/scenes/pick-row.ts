// Finds the trial under the pointer. `x` and `y` are in [0, 1] from the lower left corner of the view.
import { positionOf, positionsOf } from '../columns/axis.ts';
import { hasBit } from '../columns/bitset.ts';
import type { PictureRequest } from './protocol.ts';
import type { SweepData } from './sweep-data.ts';

/** The largest distance between a trial and the pointer, in CSS pixels. */
const reach = 12;

/** Returns the nearest trial that passes the filter. */
export function pickRow(data: SweepData, request: PictureRequest, x: number, y: number) {
  const distance = distanceOf(data, request, x, y);
  let nearest: number | undefined;
  let least = reach;
  const passing = data.passing();
  for (let row = 0; row < data.table().count; row += 1) {
    if (!hasBit(passing, row)) continue;
    const far = distance(row);
    if (far < least) [least, nearest] = [far, row];
  }
  return nearest;
}

function distanceOf(
  data: SweepData,
  request: PictureRequest,
  x: number,
  y: number,
): (row: number) => number {
  const { width, height } = request;
  const table = data.table();
  switch (request.kind) {
    case 'points': {
      const across = positionsOf(table, request.x);
      const up = positionsOf(table, request.y);
      return (row) =>
        Math.hypot(((across[row] as number) - x) * width, ((up[row] as number) - y) * height);
    }
    case 'parallel': {
      const last = request.axes.length - 1;
      const left = Math.min(Math.max(0, last - 1), Math.floor(x * last));
      const ends = request.axes.slice(left, left + 2).map((axis) => positionsOf(table, axis));
      const share = x * last - left;
      return (row) => {
        const [from, to] = ends.map((positions) => positions[row] as number);
        return (
          Math.abs((from ?? Number.NaN) * (1 - share) + (to ?? Number.NaN) * share - y) * height
        );
      };
    }
    case 'curves':
      return (row) => {
        const curve = data.curves.get(row);
        if (curve === undefined) return Number.NaN;
        for (let k = 1; k < curve.iterations.length; k += 1) {
          const right = positionOf(request.x, (curve.iterations[k] as number) + 1);
          if (right < x) continue;
          const before = positionOf(request.x, (curve.iterations[k - 1] as number) + 1);
          const from = positionOf(request.y, curve.costs[k - 1] as number);
          const to = positionOf(request.y, curve.costs[k] as number);
          if (before > x) return Number.NaN;
          return Math.abs(from + ((to - from) * (x - before)) / (right - before || 1) - y) * height;
        }
        return Number.NaN;
      };
  }
}
