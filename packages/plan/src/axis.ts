// An axis of a space: a list of values, or a range.
import type { Range } from '@sweepq/contract';
import { countDoubles, doubleAt } from './doubles.ts';
import type { LogAt } from './log-at.ts';

export type Value = number | boolean | string;
export type Axis = readonly Value[] | Range;

export const isRange = (axis: Axis): axis is Range => !Array.isArray(axis);

/** How many values it has; of a range of real numbers, how many doubles. */
export function sizeOf(axis: Axis): number {
  if (!isRange(axis)) return axis.length;
  const { min, max, int } = axis;
  return int ? max - min + 1 : countDoubles(min, max);
}

/** Value `index` of an axis that has so many. */
export function valueAt(axis: Axis, index: number): Value {
  if (!isRange(axis)) return axis[index] as Value;
  return axis.int ? axis.min + index : doubleAt(axis.min, index);
}

/** The value at a share of the axis, 0 to below 1: every value, or on a log scale every decade, has the same share. */
export function valueAtShare(axis: Axis, share: number, logAt: LogAt): Value {
  if (!isRange(axis)) return valueAt(axis, Math.floor(share * axis.length));
  const { min, max, scale, int } = axis;
  // A whole number stands for the numbers from it up to the next.
  const end = int ? max + 1 : max;
  const value = scale === 'log' ? logAt(min, end, share) : min + (end - min) * share;
  return Math.min(max, Math.max(min, int ? Math.floor(value) : value));
}
