import { formatDuration, formatMetric, formatParam, formatTime, isShare } from '@sweepq/view';
import { ticks as niceTicks } from 'd3-array';
import type { Axis } from '../columns/axis.ts';

export type Tick = { value: number | string; text: string };

/**
 * Returns ticks at round values: at 1, 2 and 5 times a power of ten on a log axis, or at powers of ten if these are more than `most`.
 * No trial is between two numbers, so `index` has whole numbers only.
 */
export function ticksOf(axis: Axis, most = 6): Tick[] {
  if (axis.scale === 'words') {
    return axis.words.map((value) => ({ value, text: formatTick(axis.column, value) }));
  }
  const { min, max } = axis;
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [];
  const values = axis.scale === 'log' ? logTicks(min, max, most) : niceTicks(min, max, most);
  const shown = axis.column === 'index' ? values.filter(Number.isInteger) : values;
  return shown.map((value) => ({ value, text: formatTick(axis.column, value) }));
}

function logTicks(min: number, max: number, most: number): number[] {
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const values = inRange(factors, min, max);
    if (values.length <= most && values.length > 1) return values;
  }
  const powers = inRange([1], min, max);
  const every = Math.ceil(powers.length / most);
  return powers.length > 1 ? powers.filter((_, k) => k % every === 0) : niceTicks(min, max, most);
}

function inRange(factors: readonly number[], min: number, max: number): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power += 1) {
    for (const factor of factors) {
      const value = Number(`${factor}e${power}`);
      if (value >= min * 0.999 && value <= max * 1.001) values.push(value);
    }
  }
  return values;
}

/** Formats a round value. Shares have no decimals that a tick does not need. */
export function formatTick(column: string, value: number | string): string {
  if (typeof value === 'string') return value;
  if (column === 'share' || isShare(column)) return `${Number((value * 100).toPrecision(4))} %`;
  if (column.startsWith('metrics.')) return String(Number(value.toPrecision(6)));
  return formatParam(column.replace(/^params\./, ''), value);
}

/** Formats the value of any column for tooltips and tables. */
export function formatCell(column: string, value: number | string | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (column.startsWith('metrics.')) return formatMetric(column, value);
  if (column.startsWith('times.')) return formatDuration(value);
  if (column.endsWith('At')) return formatTime(new Date(value).toISOString());
  return formatParam(column.replace(/^params\./, ''), value);
}
