// Formats single values for people.
import type { Params } from '@sweepq/client';
import type { MetricPath, ParamName } from '../api-words.ts';

/** Formats a fraction: 0.9904… as "99.04 %". */
export const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

/** Formats a metric by its path: an accuracy as a percentage, a cost with 6 decimals. */
export const showMetric = (path: string, value: number) =>
  path.endsWith('.accuracy') ? percent(value) : value.toFixed(6);

const words: Readonly<Record<string, string>> = {
  learningRate: 'learning rate',
  initScale: 'init scale',
  'metrics.train.cost': 'final cost',
  'metrics.train.accuracy': 'train accuracy',
  'metrics.test.accuracy': 'test accuracy',
  'metrics.validation.accuracy': 'validation accuracy',
  'metrics.validation.cost': 'validation cost',
} satisfies Partial<Record<ParamName | MetricPath, string>>;

/** Returns the name of a field in words: "learning rate" for `learningRate` and for `params.learningRate`. */
export function wordsOf(field: string): string {
  const name = field.replace(/^params\./, '');
  return words[name] ?? name;
}

/** Formats a time in the time zone of this machine: `2026-11-24 10:00:07`. */
export function showTime(timestamp: string | null): string {
  if (timestamp === null) return '';
  const date = new Date(timestamp);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}

const units = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
] as const;

/** Formats a duration in its two largest units: "0.4 s", "12 s", "3 min 5 s", "2 h 10 min". */
export function showDuration(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toPrecision(2))} s`;
  let left = Math.round(seconds);
  const parts: string[] = [];
  for (const [size, unit] of units) {
    if (left >= size) parts.push(`${Math.floor(left / size)} ${unit}`);
    left %= size;
  }
  return [...parts, ...(left > 0 ? [`${left} s`] : [])].slice(0, 2).join(' ');
}

/** Formats the hyperparameters in `names`: `learningRate=0.001 iterations=2000`. */
export const showParams = (params: Partial<Params>, names: readonly ParamName[]) =>
  names
    .filter((name) => params[name] !== undefined)
    .map((name) => `${name}=${showValue(params[name])}`)
    .join(' ');

/** Formats a value with 6 significant digits. Exports have all digits. */
export const showValue = (value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value)
    ? String(Number(value.toPrecision(6)))
    : String(value);

const sizes = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Formats a size: 22_500 as "22.5 KB". 1 KB is 1000 bytes. */
export function showBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), sizes.length - 1);
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${sizes[power]}`;
}

/** Formats a count with its noun: "1 trial", "12 trials". */
export const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
