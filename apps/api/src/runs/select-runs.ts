import { type Filter, paramOfPath, paramsOf, type SortKey, type SweepSpec } from '@sweepq/contract';
import { countRuns, planRun, preparePlan } from '@sweepq/plan';
import { createYielder, notBegun, type StoredSweep } from '@sweepq/store';
import { numberOfParam } from '@sweepq/store/trials';
import { isIndex } from '../paging/cursor.ts';
import { type ListedRun, readerOfRun } from '../paging/runs-query.ts';
import { createMatcher, type Entry, readValues, takeEntries } from '../paging/sort-items.ts';
import type { SweepSource } from '../views/sweep-view.ts';

export type SelectDeps = SweepSource;

type Asked = {
  sort: readonly SortKey[];
  filter: Filter | undefined;
  limit: number;
  cursor: string | undefined;
};

/** The number of states that are read in one round trip. */
const runsAtOnce = 500;

/** Returns the indices of a page of runs, filtered and sorted. Reads the states of all runs of the sweep. */
export async function selectRuns(
  { store }: SweepSource,
  { spec }: Pick<StoredSweep, 'spec'>,
  { sort, filter, limit, cursor }: Asked,
): Promise<{ indices: number[]; nextCursor: string | null }> {
  const matches = createMatcher(filter, readerOfRun);
  const valuesOf = readValues(sort, sortReaderOf(spec));
  const yieldIfDue = createYielder();
  const entries: Entry<number>[] = [];
  await preparePlan(spec, 'values', yieldIfDue);
  const total = countRuns(spec);
  for (let from = 0; from < total; from += runsAtOnce) {
    const count = Math.min(runsAtOnce, total - from);
    const indices = Array.from({ length: count }, (_, k) => from + k);
    const states = await store.readRunStates(spec.id, indices);
    for (const [k, index] of indices.entries()) {
      const { hyperparameters, readings } = planRun(spec, index);
      const params = paramsOf(hyperparameters, readings.at(-1)?.iterations ?? 0);
      const listed: ListedRun = { index, params, state: states[k] ?? notBegun };
      if (matches(listed)) entries.push({ values: valuesOf(listed), id: index });
      await yieldIfDue();
    }
  }
  const asked = { of: ['runs', spec.id], sort, filter, limit, cursor, isId: isIndex };
  const { page, nextCursor } = takeEntries(entries, asked);
  return { indices: page.map(({ id }) => id), nextCursor };
}

/** Hyperparameters that are texts sort like those of trials. */
const sortReaderOf = (spec: SweepSpec) => (path: string) => {
  const param = paramOfPath(path);
  if (param === undefined) return readerOfRun(path);
  const numberOf = numberOfParam(spec, param);
  return ({ params }: ListedRun) => numberOf(params[param]);
};
