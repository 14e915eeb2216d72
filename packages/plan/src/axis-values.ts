// The values of one axis of a space. An axis is a list of values, or a range.
import type { Range } from '@sweepq/contract';
import type { LogAt } from '@sweepq/core/numerics';
import { countDoubles, doubleAt } from './doubles.ts';

export type Value = number | boolean | string;
export type Axis = readonly Value[] | Range;

export const isRange = (axis: Axis): axis is Range => !Array.isArray(axis);

/** Returns the number of values of an axis. For a range of real numbers this is the number of doubles. */
export function sizeOf(axis: Axis): number {
  if (!isRange(axis)) return axis.length;
  const { min, max, int } = axis;
  return int ? max - min + 1 : countDoubles(min, max);
}

/** Returns value `index` of an axis, from 0 to its size − 1. */
export function valueAt(axis: Axis, index: number): Value {
  if (!isRange(axis)) return axis[index] as Value;
  return axis.int ? axis.min + index : doubleAt(axis.min, index);
}

/**
 * Returns the value at a share of the axis, from 0 to below 1. On a linear scale each value covers an equal share of the
 * axis; on a log scale each decade does.
 */
export function valueAtShare(axis: Axis, share: number, logAt: LogAt): Value {
  if (!isRange(axis)) return valueAt(axis, Math.floor(share * axis.length));
  const { min, max, scale, int } = axis;
  // A whole number covers the interval from itself to the next whole number.
  const end = int ? max + 1 : max;
  const value = scale === 'log' ? logAt(min, end, share) : min + (end - min) * share;
  return Math.min(max, Math.max(min, int ? Math.floor(value) : value));
}
