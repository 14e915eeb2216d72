import { numbersOf, type Table } from './table.ts';

/**
 * The cost of each trial by which the API ranks trials with equal values of the objective: that of the same split. Undefined if the API ranks
 * them by index: results of version 0.2 and earlier have no cost of test.
 */
export function tieCosts(table: Table, metric: string): Float64Array | undefined {
  const ofTest = numbersOf(table, 'metrics.test.cost');
  if (ofTest === undefined || ofTest.every(Number.isNaN)) return undefined;
  return numbersOf(table, metric.replace(/\.\w+$/, '.cost'));
}

/** Compares trials with equal values: the lower cost first, a missing one last, then the lower index. */
export function compareTied(costs: Float64Array | undefined, a: number, b: number): number {
  const [x, y] = [costs?.[a] ?? Number.NaN, costs?.[b] ?? Number.NaN];
  if (x === y || (Number.isNaN(x) && Number.isNaN(y))) return a - b;
  if (Number.isNaN(x)) return 1;
  return Number.isNaN(y) ? -1 : x - y;
}
