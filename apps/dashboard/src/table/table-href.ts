import type { ViewModel } from '../charts/view-model.ts';
import { toApiFilter } from '../columns/clause.ts';
import type { Sort } from '../columns/sort-rows.ts';
import { toApiSort } from '../columns/to-api-sort.ts';

type TableFile = `trials.${'csv' | 'arrow' | 'parquet'}` | 'cost-curves.parquet';

/** The address of the trials of the table, or of their curves, as a file: with its filter, in its order. */
export function tableHref(model: ViewModel, sort: Sort, file: TableFile): string {
  const query = new URLSearchParams();
  const filter = toApiFilter(model.clauses.value);
  if (filter !== '') query.set('filter', filter);
  if (/^(index|rung|params\.|metrics\.)/.test(sort.column)) {
    query.set('sort', toApiSort(sort, model.ranking.value));
  }
  const text = query.toString();
  return `v1/sweeps/${model.sweepId}/${file}${text === '' ? '' : `?${text}`}`;
}
