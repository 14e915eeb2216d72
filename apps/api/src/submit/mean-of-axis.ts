import type { Space } from '@sweepq/contract';

/** The mean of an axis: of its values, or of the bounds of a range (on a log scale, the mean of the log-uniform distribution). */
export function meanOfAxis(axis: Space['iterations']): number {
  if (Array.isArray(axis)) return axis.reduce((sum, value) => sum + value, 0) / axis.length;
  const { min, max, scale } = axis;
  if (min === max || scale === 'linear') return (min + max) / 2;
  return (max - min) / Math.log(max / min);
}
