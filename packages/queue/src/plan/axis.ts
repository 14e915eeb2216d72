// An axis of a space: a list of values, or a range.
import type { Range } from '../schemas/range.ts';

export type Value = number | boolean | string;
export type Axis = readonly Value[] | Range;

export const isRange = (axis: Axis): axis is Range => !Array.isArray(axis);

/** How many values it has; infinite for a range of real numbers. */
export function sizeOf(axis: Axis): number {
  if (!isRange(axis)) return axis.length;
  return axis.int ? axis.max - axis.min + 1 : Number.POSITIVE_INFINITY;
}

/** Value `index` of an axis that has so many. */
export function valueAt(axis: Axis, index: number): Value {
  return isRange(axis) ? axis.min + index : (axis[index] as Value);
}

/** The value at a share of the axis, 0 to below 1: as much of it for each value, or decade. */
export function valueAtShare(axis: Axis, share: number): Value {
  if (!isRange(axis)) return valueAt(axis, Math.floor(share * axis.length));
  const { min, max, scale, int } = axis;
  // A whole number stands for the numbers from it up to the next.
  const end = int ? max + 1 : max;
  const value = scale === 'log' ? min * (end / min) ** share : min + (end - min) * share;
  return Math.min(max, Math.max(min, int ? Math.floor(value) : value));
}
