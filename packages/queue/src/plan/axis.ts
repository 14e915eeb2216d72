// An axis of a space: a list of values, or a range.
import type { Range } from '../schemas/range.ts';
import { countDoubles, doubleAt } from './doubles.ts';

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

/** The value at a share of the axis, 0 to below 1: as much of it for each value, or decade. */
export function valueAtShare(axis: Axis, share: number): Value {
  if (!isRange(axis)) return valueAt(axis, Math.floor(share * axis.length));
  const { min, max, scale, int } = axis;
  // A whole number stands for the numbers from it up to the next.
  const end = int ? max + 1 : max;
  const value = scale === 'log' ? logAt(min, end, share) : min + (end - min) * share;
  return Math.min(max, Math.max(min, int ? Math.floor(value) : value));
}

/** At a share of the decades from `min` to `max`. */
export function logAt(min: number, max: number, share: number): number {
  const ratio = max / min;
  if (ratio < Number.POSITIVE_INFINITY) return min * ratio ** share;
  // More decades apart than a double has: their logarithms are not.
  return Math.exp(Math.log(min) + (Math.log(max) - Math.log(min)) * share);
}
