// Formats numbers for people: the page shows these texts, and has the full value in the title and in what it copies.

/** Separates groups of digits: a narrow space that does not break. */
const thin = '\u202f';

/** Formats a count: 1200000 as "1 200 000", with thin spaces. Numbers below 10 000 are not grouped. */
export function formatCount(count: number): string {
  const text = String(Math.round(count));
  return Math.abs(count) < 10_000 ? text : text.replace(/\B(?=(\d{3})+$)/g, thin);
}

/** Formats a fraction with two decimals: 0.9904… as "99.04 %". */
export const formatShare = (share: number) => `${(share * 100).toFixed(2)} %`;

/** Formats a difference of two accuracies in points of a percent: 0.048 as "4.80 points". */
export const formatPoints = (difference: number): string =>
  `${(difference * 100).toFixed(2).replace('-', '−')} points`;

/** Whether a metric is the share of some images, which is shown as a percentage. A ROC AUC is not, although it is from 0 to 1. */
export const isShare = (path: string) =>
  /\.(accuracy|balancedAccuracy|precision|recall|f1)$/.test(path);

/** Formats a metric by its path: a share as a percentage, a cost or a ROC AUC with 4 decimals. */
export function formatMetric(path: string, value: number): string {
  if (isShare(path)) return formatShare(value);
  return Math.abs(value) >= 1e6 ? value.toExponential(3) : value.toFixed(4);
}

/**
 * Formats a hyperparameter: 3 significant digits, and no exponent from 1e-9 to 1e9. Whole numbers keep all digits, because a
 * rounded seed would be another seed.
 */
export function formatParam(name: string, value: number | string | boolean): string {
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value)) return name === 'seed' ? String(value) : formatCount(value);
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (size >= 1e9 || size < 1e-9) return rounded.toExponential();
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(size)));
  // `toFixed` keeps the zeros at the end.
  return decimals === 0 ? String(Math.round(value)) : String(trimZeros(rounded.toFixed(decimals)));
}

const trimZeros = (text: string) => text.replace(/\.?0+$/, '');

const sizes = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Formats a size: 22_500 as "22.5 KB". 1 KB is 1000 bytes. */
export function formatBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), sizes.length - 1);
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${sizes[power]}`;
}

/** `formatCount`, or `String` where a count must be easy to copy. */
export type CountFormat = (count: number) => string;

/** Formats a count with its noun: "1 trial", "12 trials". */
export const formatNumberOf = (count: number, noun: string, format: CountFormat = formatCount) =>
  `${format(count)} ${noun}${count === 1 ? '' : 's'}`;
