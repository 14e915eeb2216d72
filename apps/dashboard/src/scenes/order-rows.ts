import { type Sort, sortRows } from '../columns/sort-rows.ts';
import { tieCosts } from '../columns/tie-costs.ts';
import type { SweepData } from './sweep-data.ts';

/**
 * Returns the shown rows in the order of the table. If it is sorted by the metric of the objective, trials without a rank come last: a pruned
 * trial may have a better value at its rung. Trials with equal values are in the order of the API: by their cost if they have a rank, and
 * otherwise by their index.
 */
export function orderRows(data: SweepData, sort: Sort): Uint32Array {
  const { metric, direction } = data.ranking();
  const table = data.table();
  const shown = data.shownRows();
  if (sort.column !== metric) return sortRows(table, shown, sort);
  const objective = data.objective();
  const isRanked = (row: number) => !Number.isNaN(objective[row]);
  const isBestFirst = sort.descending === (direction === 'maximize');
  const costs = tieCosts(table, metric);
  const ranked = sortRows(
    table,
    shown.filter(isRanked),
    sort,
    isBestFirst ? costs : costs?.map((cost) => -cost),
  );
  const unranked = sortRows(
    table,
    shown.filter((row) => !isRanked(row)),
    sort,
  );
  const ordered = new Uint32Array(shown.length);
  ordered.set(ranked);
  ordered.set(unranked, ranked.length);
  return ordered;
}
