import type { ViewModel } from '../charts/view-model.ts';
import type { Sort } from '../columns/sort-rows.ts';
import { commit } from '../url/address.ts';
import { sortState } from './table-columns.ts';

type HeadProps = {
  model: ViewModel;
  name: string;
  label: string;
  sort: Sort;
  /** The place of a pinned column. */
  left?: number | undefined;
  isWord?: boolean;
};

/** The head of a column: sorts by it, and opens its filter. */
export function Head({ model, name, label, sort, left, isWord = false }: HeadProps) {
  const isSorted = sort.column === name;
  const isFiltered = model.clauses.value.some(({ column }) => column === name);
  return (
    <th
      scope="col"
      class={`${isWord ? '' : 'num'}${left === undefined ? '' : ' pin'}`}
      style={left === undefined ? {} : { left: `${left}px` }}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        title={`Sort by ${name}`}
        onClick={() => {
          sortState.value = { column: name, descending: isSorted ? !sort.descending : !isWord };
          commit();
        }}
      >
        {label}
        {isSorted && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}
      </button>
      <button
        type="button"
        class={`head-filter${isFiltered ? ' on' : ''}`}
        aria-label={`Filter by ${label}`}
        title={`Filter by ${label}`}
        onClick={() => {
          model.editing.value = name;
        }}
      >
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d="M0 1h10L6 5.500V9L4 8V5.500z" />
        </svg>
      </button>
    </th>
  );
}
