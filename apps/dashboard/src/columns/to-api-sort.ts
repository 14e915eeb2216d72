import type { Ranking } from '@sweepq/view';
import type { Sort } from './sort-rows.ts';

/** By the metric of the objective, the table lists the trials with a rank first, and then the others by their values. */
export function toApiSort(
  { column, descending }: Sort,
  { metric, direction }: Pick<Ranking, 'metric' | 'direction'>,
): string {
  const byValue = `${descending ? '-' : ''}${column}`;
  if (column !== metric) return byValue;
  const isBestFirst = descending === (direction === 'maximize');
  return `${isBestFirst ? '' : '-'}objective,${byValue}`;
}
