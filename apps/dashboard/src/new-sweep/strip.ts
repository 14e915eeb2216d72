// The values of a hyperparameter as positions between 0 and 1, for the strip below its fields.
import type { AxisDraft } from './draft.ts';
import { toNumber } from './to-request.ts';

export type Strip = {
  values: readonly number[];
  low: number;
  high: number;
  isLog: boolean;
};

/** A strip with more ticks than this is a bar. */
const mostTicks = 400;

/**
 * Returns the values of an axis. `drawn` are the values that the dry run has drawn, for a range without a count and a step.
 * Undefined if a field is not a number, or if there is only one value.
 */
export function stripOf(
  axis: AxisDraft,
  isWhole: boolean,
  drawn: readonly number[],
): Strip | undefined {
  const isLog = axis.mode === 'log';
  if (axis.mode === 'value') return undefined;
  if (axis.mode === 'list') {
    const values = axis.list.split(',').map(toNumber).filter(isNumber);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (values.length < 2 || low === high) return undefined;
    // A list whose highest value is at least 10 times the lowest is shown on a log axis.
    return { values, low, high, isLog: low > 0 && high / low >= 10 };
  }
  const [low, high, amount] = [toNumber(axis.min), toNumber(axis.max), toNumber(axis.amount)];
  if (!isNumber(low) || !isNumber(high) || low >= high || (isLog && low <= 0)) return undefined;
  if (axis.division === 'any') return { values: drawn, low, high, isLog };
  if (!isNumber(amount) || amount <= 0) return undefined;
  const count =
    axis.division === 'count' ? Math.round(amount) : Math.floor((high - low) / amount + 1e-9) + 1;
  const shown = Math.min(count, mostTicks);
  const values = Array.from({ length: shown }, (_, k) => {
    const share = shown === 1 ? 0 : k / (shown - 1);
    const value =
      axis.division === 'step' && count <= mostTicks
        ? low + k * amount
        : isLog
          ? low * (high / low) ** share
          : low + (high - low) * share;
    return isWhole ? Math.round(value) : value;
  });
  return { values: [...new Set(values)], low, high, isLog };
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Returns the position of a value on the strip, from 0 to 1. */
export function positionOf(value: number, { low, high, isLog }: Strip): number {
  if (high === low) return 0.5;
  return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}
