import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Ranking } from '@sweepq/view';
import type { Clause } from '../columns/clause.ts';
import type { Scenes } from '../scenes/open-scenes.ts';
import type { Facts, RowDetail, ScheduleFacts } from '../scenes/protocol.ts';
import type { UrlState } from '../url/state.ts';

/** What the charts show of the search and of the pruning. */
export type SweepPlan = {
  /** The number of trials that the sweep will have. */
  planned: number;
  /** The number of first trials that an adaptive search takes from Sobol's sequence. */
  startup: number;
  /** The iteration counts of the rungs. Empty without pruning. */
  rungs: readonly number[];
  schedule: ScheduleFacts | null;
};

/** The state that all charts of a sweep share: trials, filter, selected trials, and the trial under the pointer. */
export type ViewModel = {
  sweepId: string;
  scenes: Scenes;
  facts: ReadonlySignal<Facts | undefined>;
  /** The number of trials that pass the filter. */
  shown: ReadonlySignal<number>;
  ranking: ReadonlySignal<Ranking>;
  plan: ReadonlySignal<SweepPlan>;
  clauses: UrlState<Clause[]>;
  /** Selected trials. All charts draw them above the others, and they can be compared. */
  selected: UrlState<number[]>;
  hovered: Signal<number | undefined>;
  /** The best trial, the selected ones and the hovered one. */
  details: ReadonlySignal<ReadonlyMap<number, RowDetail>>;
  /** The column whose filter is open in the editor. */
  editing: Signal<string | undefined>;
};

/** The labels beside a chart have room for this number of selected trials. */
const mostSelected = 6;

export function toggleSelected(model: ViewModel, row: number): void {
  const rows = model.selected.peek();
  if (rows.includes(row)) model.selected.value = rows.filter((each) => each !== row);
  else model.selected.value = [...rows, row].slice(-mostSelected);
}
