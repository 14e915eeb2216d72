import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Ranking } from '@sweepq/view';
import type { Clause } from '../columns/clause.ts';
import type { Scenes } from '../scenes/open-scenes.ts';
import type { Facts, RowDetail } from '../scenes/protocol.ts';
import type { UrlState } from '../url/state.ts';

/** What all charts of a sweep share: the trials, one filter, one selection and one trial under the pointer. */
export type ViewModel = {
  sweepId: string;
  scenes: Scenes;
  facts: ReadonlySignal<Facts | undefined>;
  ranking: ReadonlySignal<Ranking>;
  clauses: UrlState<Clause[]>;
  /** Trials that are lifted in all charts and can be compared. */
  selected: UrlState<number[]>;
  hovered: Signal<number | undefined>;
  /** The best trial, the selected ones and the hovered one. */
  details: ReadonlySignal<ReadonlyMap<number, RowDetail>>;
  /** The column whose clause is open as numbers. */
  editing: Signal<string | undefined>;
};

/** There are as many selected trials as labels beside a chart have room. */
const mostSelected = 6;

export function toggleSelected(model: ViewModel, row: number): void {
  const rows = model.selected.peek();
  if (rows.includes(row)) model.selected.value = rows.filter((each) => each !== row);
  else model.selected.value = [...rows, row].slice(-mostSelected);
}
