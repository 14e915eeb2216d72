// Which trials are asked for, in which order, and the page of them after the last that was seen.

import {
  defaultOrder,
  type SortOrder,
  type SweepSpec,
  type Trial,
  type TrialSort,
} from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { createGivingWay } from '../give-way.ts';
import { sortByValue } from './sort-by-value.ts';
import { readSortValues } from './sort-values.ts';
import { decodeStandings, readStandings, type StoredStandings } from './standings.ts';

export type TrialSelection = {
  sort?: TrialSort | undefined;
  order?: SortOrder | undefined;
  /** Those that have one of these statuses; all if it is left out. */
  status?: readonly Trial['status'][] | undefined;
  /** Only these, by their indices. */
  among?: readonly number[] | undefined;
};

/** The last trial that was seen, and the value it had: it may have another by the next page. */
export type TrialsCursor = { trial: number; value: number };

export type SelectedTrials = {
  /** In their order. */
  trials: Uint32Array;
  /** What they were sorted by, by the index of a trial; NaN for one without a value. */
  values: Float64Array;
  order: SortOrder;
};

/** The trials that are asked for, as they stand at the moment: by value, those without one last; ties by index. */
export const selectTrials = async (
  context: StoreContext,
  spec: SweepSpec,
  selection: TrialSelection,
): Promise<SelectedTrials> => selectAmong(spec, await readStandings(context, spec.id), selection);

/** The same of standings that were read before. It needs no Redis, so it can run in another thread. */
export async function selectAmong(
  spec: SweepSpec,
  stored: StoredStandings,
  { sort = 'objective', order = defaultOrder(sort, spec.objective), status, among }: TrialSelection,
): Promise<SelectedTrials> {
  const standings = decodeStandings(stored);
  const takeTurns = createGivingWay();
  const total = countTrials(spec);
  const wanted = among && new Set(among);
  const all = Uint32Array.from({ length: total }, (_, trial) => trial);
  const kept = all.filter(
    (trial) =>
      (wanted?.has(trial) ?? true) && (status?.includes(standings.statusOf(trial)) ?? true),
  );
  await takeTurns();
  const values = await readSortValues(spec, sort, standings);
  await takeTurns();
  return { trials: sortByValue(kept, values, order), values, order };
}

/** The next trials after a cursor, and the cursor of the page after these. */
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
