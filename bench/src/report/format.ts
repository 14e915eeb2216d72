import type { Unit } from '../measure/measurement.ts';

/** Formats a value with three significant digits, in a suitable unit. */
export function formatValue(value: number, unit: Unit | ''): string {
  if (unit === '') return value.toExponential(1);
  if (unit === 'ms' && value >= 1000) return `${threeDigits(value / 1000)} s`;
  if (unit === '×') return formatRatio(value);
  return `${threeDigits(value)} ${unit}`;
}

export const formatRatio = (ratio: number): string => `${threeDigits(ratio)}×`;

function threeDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const magnitude = Math.floor(Math.log10(Math.max(Math.abs(value), 0.1)));
  return value.toFixed(Math.max(0, 2 - magnitude));
}
