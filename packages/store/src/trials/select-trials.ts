// Filters and sorts trials, and returns the page after a cursor.

import {
  defaultOrder,
  type SortOrder,
  type SweepSpec,
  type Trial,
  type TrialSort,
} from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { createYielder } from '../yield-to-event-loop.ts';
import { sortByValue } from './sort-by-value.ts';
import { readSortValues } from './sort-values.ts';
import { decodeStandings, readStandings, type StoredStandings } from './standings.ts';

export type TrialSelection = {
  sort?: TrialSort | undefined;
  order?: SortOrder | undefined;
  /** Only trials with one of these statuses. Default: all. */
  status?: readonly Trial['status'][] | undefined;
  /** Only the trials with these indices. Default: all. */
  among?: readonly number[] | undefined;
};

/** The last trial of a page, and its value when the page was read: the value may have changed when the next page is read. */
export type TrialsCursor = { trial: number; value: number };

export type SelectedTrials = {
  /** In sort order. */
  trials: Uint32Array;
  /** The sort values, by the index of a trial; NaN for a trial without one. */
  values: Float64Array;
  order: SortOrder;
};

/** Returns the trials that match, sorted by value. Trials with equal values are sorted by index; trials without a value are the last. */
export const selectTrials = async (
  context: StoreContext,
  spec: SweepSpec,
  selection: TrialSelection,
): Promise<SelectedTrials> => selectAmong(spec, await readStandings(context, spec.id), selection);

/** Like `selectTrials`, for standings that were read before. The function needs no Redis, so another thread can call it. */
export async function selectAmong(
  spec: SweepSpec,
  stored: StoredStandings,
  { sort = 'objective', order = defaultOrder(sort, spec.objective), status, among }: TrialSelection,
): Promise<SelectedTrials> {
  const standings = decodeStandings(stored);
  const yieldIfDue = createYielder();
  const total = countTrials(spec);
  const wanted = among && new Set(among);
  const all = Uint32Array.from({ length: total }, (_, trial) => trial);
  const kept = all.filter(
    (trial) =>
      (wanted?.has(trial) ?? true) && (status?.includes(standings.statusOf(trial)) ?? true),
  );
  await yieldIfDue();
  const values = await readSortValues(spec, sort, standings);
  await yieldIfDue();
  return { trials: sortByValue(kept, values, order), values, order };
}

/** Returns the next trials after a cursor, and the cursor of the page after these. */
export function takePage(
  { trials, values, order }: SelectedTrials,
  { limit, cursor }: { limit: number; cursor?: TrialsCursor | undefined },
): { trials: number[]; next: TrialsCursor | undefined } {
  const valueAt = (trial: number) => values[trial] as number;
  const isAfter = (trial: number, { trial: last, value: seen }: TrialsCursor) => {
    const value = valueAt(trial);
    if (Number.isNaN(value)) return !Number.isNaN(seen) || trial > last;
    if (value === seen) return trial > last;
    return order === 'asc' ? value > seen : value < seen;
  };
  const found = cursor ? trials.findIndex((trial) => isAfter(trial, cursor)) : 0;
  const from = found === -1 ? trials.length : found;
  const page = [...trials.subarray(from, from + limit)];
  const last = page.at(-1);
  const hasMore = last !== undefined && from + limit < trials.length;
  return { trials: page, next: hasMore ? { trial: last, value: valueAt(last) } : undefined };
}
