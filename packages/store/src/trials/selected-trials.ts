// A cache of the sorted trials of a sweep. A client mostly reads the pages of a sweep one after the other, and each page needs the order of all trials.
import type { SortKey } from '@sweepq/contract';
import { LRUCache } from 'lru-cache';

/** A sort key with the value of each trial, at the index of the trial. A trial without a value has NaN. */
export type SortColumn = Pick<SortKey, 'order'> & { values: Float64Array };

export type SelectedTrials = {
  /** In sort order. */
  trials: Uint32Array;
  columns: readonly SortColumn[];
};

/** The selections of this process. The key has the state of the sweep, the sort and the filter. Callers must not change the arrays. */
export type SelectionCache = LRUCache<string, SelectedTrials>;

/** A selection of 10 000 trials takes 0.2 MB. */
const mostBytes = 8 * 1024 * 1024;

export const createSelectionCache = (): SelectionCache =>
  new LRUCache({
    maxSize: mostBytes,
    sizeCalculation: ({ trials, columns }) =>
      columns.reduce((sum, { values }) => sum + values.byteLength, 1 + trials.byteLength),
  });
