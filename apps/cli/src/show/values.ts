// Formats single values for people.
import type { Params } from '@sweepq/client';
import { formatLayers, formatShare, formatTime, isShare } from '@sweepq/view';
import type { ParamName } from '../api-words.ts';

/** Formats a metric by its path: a share as a percentage, a cost or a ROC AUC with 6 decimals. */
export const showMetric = (path: string, value: number) =>
  isShare(path) ? formatShare(value) : value.toFixed(6);

/** Formats a time in the time zone of this machine: `2026-11-24 10:00:07`. Empty without a time. */
export const showTime = (timestamp: string | null): string =>
  timestamp === null ? '' : formatTime(timestamp);

/** Formats the hyperparameters in `names`: `learningRate=0.001 iterations=2000`. */
export const showParams = (params: Partial<Params>, names: readonly ParamName[]) =>
  names
    .filter((name) => params[name] !== undefined)
    .map((name) => `${name}=${showValue(params[name])}`)
    .join(' ');

/** Formats a value with 6 significant digits. Exports have all digits. A list of layer sizes is `20-7-5`, or `none`. */
export function showValue(value: unknown): string {
  if (typeof value === 'number' && !Number.isInteger(value)) {
    return String(Number(value.toPrecision(6)));
  }
  return Array.isArray(value) ? formatLayers(value) : String(value);
}

/** Formats a count with its noun: "1 trial", "12000 trials". Digits are not grouped, so that a count can be copied. */
export const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
