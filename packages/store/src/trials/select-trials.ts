// Filters and sorts trials, and returns the page after a cursor.

import {
  compileFilter,
  defaultTrialSort,
  type Filter,
  formatFilter,
  formatSort,
  type MetricName,
  metricOfPath,
  pathsOfFilter,
  type SortKey,
  type SweepSpec,
  withTies,
} from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { readRungs } from '../rungs/rungs.ts';
import { createYielder } from '../yield-to-event-loop.ts';
import { canHave } from './columns.ts';
import { readFilterValues } from './filter-values.ts';
import { readOtherMetrics } from './other-metrics.ts';
import type { SelectedTrials, SortColumn } from './selected-trials.ts';
import { sortByValue } from './sort-by-value.ts';
import { readSortValues } from './sort-values.ts';
import { decodeStandings, readStandings, type StoredStandings } from './standings.ts';

export type TrialSelection = {
  /** The paths are `trialSorts`. Default: the best trial by the objective first. */
  sort?: readonly SortKey[] | undefined;
  /** The paths are those of `trialFields`. Default: all trials. */
  filter?: Filter | undefined;
  /** Only the trials with these indices. Default: all. */
  among?: readonly number[] | undefined;
};

/** The last trial of a page, and its values by the sort keys (`withTies`) when the page was read: the values may change before the next page is read. */
export type TrialsCursor = { trial: number; values: readonly number[] };

/** Returns the trials that match, sorted. Trials with equal values are sorted by index; trials without a value are the last. */
export async function selectTrials(
  context: StoreContext,
  spec: SweepSpec,
  selection: TrialSelection,
): Promise<SelectedTrials> {
  // The key is read before the standings, so that the selection with this key has all changes before it.
  const key = await cacheKeyOf(context, spec, selection);
  const known = key === undefined ? undefined : context.selections.get(key);
  if (known !== undefined) return known;
  const standings = await readStandingsFor(context, spec, selection);
  const selected = await selectAmong(spec, standings, selection);
  if (key !== undefined) context.selections.set(key, selected);
  return selected;
}

/**
 * Returns the cache key of a selection in the current state of a sweep. A script that changes the standings adds an event or raises the revision.
 * Returns undefined if the selection also depends on other data.
 */
async function cacheKeyOf(
  { redis, keys }: StoreContext,
  spec: SweepSpec,
  { sort = defaultTrialSort, filter, among }: TrialSelection,
): Promise<string | undefined> {
  if (among !== undefined || pathsOf({ sort, filter }).includes('rung')) return undefined;
  const [revision, [last]] = await Promise.all([
    redis.hget(keys.ofSweep(spec.id).sweep, 'revision'),
    redis.xrevrange(keys.eventsOf(spec.id), '+', '-', 'COUNT', 1),
  ]);
  if (last === undefined) return undefined;
  const state = [spec.id, revision, last[0], countTrials(spec)];
  return [...state, formatSort(sort), filter ? formatFilter(filter) : ''].join('\n');
}

/** The paths that a selection compares. */
const pathsOf = ({ sort = [], filter }: TrialSelection): string[] => [
  ...sort.map(({ path }) => path),
  ...(filter ? pathsOfFilter(filter) : []),
];

/**
 * Reads the standings of a sweep, the rungs of its trials if the selection compares them, or if `columns`, which the caller needs, has them, and
 * the metrics that the selection compares.
 */
export async function readStandingsFor(
  context: StoreContext,
  spec: SweepSpec,
  selection: TrialSelection,
  columns: readonly string[] = [],
): Promise<StoredStandings> {
  const compared = pathsOf(selection);
  const metrics = compared.flatMap((path) => metricOfPath(path) ?? []);
  if (![...compared, ...columns].includes('rung')) return readStandingsWith(context, spec, metrics);
  const [standings, reached] = await Promise.all([
    readStandingsWith(context, spec, metrics),
    readRungs(context, spec),
  ]);
  const rungs = Uint8Array.from({ length: countTrials(spec) }, (_, k) => reached.countOf(k));
  return { ...standings, rungs };
}

/** Reads the standings of a sweep with these metrics, also those that have no column. */
export async function readStandingsWith(
  context: StoreContext,
  spec: SweepSpec,
  metrics: readonly MetricName[],
): Promise<StoredStandings> {
  const standings = await readStandings(context, spec.id);
  const missing = [...new Set(metrics)].filter(
    (name) => !standings.columns.includes(name) && canHave(spec, name),
  );
  if (missing.length === 0) return standings;
  const others = await readOtherMetrics(context, spec, decodeStandings(standings), missing);
  return { ...standings, others };
}

/** Like `selectTrials`, for standings that were read before. The function needs no Redis, so another thread can call it. */
export async function selectAmong(
  spec: SweepSpec,
  stored: StoredStandings,
  { sort = defaultTrialSort, filter, among }: TrialSelection,
): Promise<SelectedTrials> {
  const standings = decodeStandings(stored);
  const yieldIfDue = createYielder();
  const all = Uint32Array.from({ length: countTrials(spec) }, (_, trial) => trial);
  const wanted = among && new Set(among);
  const named = wanted ? all.filter((trial) => wanted.has(trial)) : all;
  const kept: Uint32Array =
    filter === undefined
      ? named
      : named.filter(compileFilter(filter, await readFilterValues(spec, filter, standings)));
  await yieldIfDue();
  const columns: SortColumn[] = [];
  for (const { path, order } of withTies(sort)) {
    columns.push({ order, values: await readSortValues(spec, path, standings) });
    await yieldIfDue();
  }
  // Trials are in this order already.
  if (sort[0]?.path === 'index' && sort[0].order === 'asc') return { trials: kept, columns };
  // The sort is stable: sorted by the last key first, the trials are in the order of the first key at the end.
  const trials = columns.reduceRight<Uint32Array>(
    (sorted, { values, order }) => sortByValue(sorted, values, order),
    kept,
  );
  return { trials, columns };
}

/** Returns the next trials after a cursor, and the cursor of the page after these. */
export function takePage(
  { trials, columns }: SelectedTrials,
  { limit, cursor }: { limit: number; cursor?: TrialsCursor | undefined },
): { trials: number[]; next: TrialsCursor | undefined } {
  const found = cursor ? trials.findIndex((trial) => isAfter(columns, trial, cursor)) : 0;
  const from = found === -1 ? trials.length : found;
  const page = [...trials.subarray(from, from + limit)];
  const last = page.at(-1);
  if (last === undefined || from + limit >= trials.length) return { trials: page, next: undefined };
  const values = columns.map((column) => column.values[last] as number);
  return { trials: page, next: { trial: last, values } };
}

/** Whether a trial is listed after the last trial of a page. */
function isAfter(
  columns: readonly SortColumn[],
  trial: number,
  { trial: last, values: seen }: TrialsCursor,
): boolean {
  for (const [k, { values, order }] of columns.entries()) {
    const [value, before] = [values[trial] as number, seen[k] as number];
    if (Number.isNaN(value) || Number.isNaN(before)) {
      if (Number.isNaN(value) && Number.isNaN(before)) continue;
      return Number.isNaN(value);
    }
    if (value !== before) return order === 'asc' ? value > before : value < before;
  }
  return trial > last;
}
