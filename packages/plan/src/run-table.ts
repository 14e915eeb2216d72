// Runs that are computed one after the other, as a table: a few megabytes for 100 000 trials.
import { type Combinations, configurationOf, type Fresh, type Source } from './combinations.ts';
import type { Configuration } from './sample.ts';
import type { SearchedSpace } from './space-runs.ts';
import type { Steps } from './steps.ts';

/** Runs and trials, both numbered from 0. */
export type RunTable = {
  /** For each run, a run with the same hyperparameters. */
  sources: readonly Source[];
  /** The first trial of each run; the last entry is the number of trials. */
  firstTrials: Uint32Array;
  /** The iteration count of each trial. */
  iterations: Uint32Array;
};
/** A run: the values of its axes in its space, its first trial, and the iteration count of each of its trials. */
export type TableRun = {
  searched: SearchedSpace;
  configuration: Configuration;
  firstTrial: number;
  counts: readonly number[];
};

export const emptyTable: RunTable = {
  sources: [],
  firstTrials: Uint32Array.of(0),
  iterations: new Uint32Array(),
};

/** Makes the table of new combinations, with at most this number of trials. */
export function* makeTable(
  combinations: Combinations,
  fresh: Iterable<Fresh | undefined>,
  mostTrials = Number.POSITIVE_INFINITY,
): Steps<RunTable> {
  const sources: Source[] = [];
  const firstTrials = [0];
  const iterations: number[] = [];
  for (const each of fresh) {
    yield;
    if (each === undefined) continue;
    const { number, counts } = each;
    sources.push(combinations.sources[number] as Source);
    for (const count of counts.slice(0, mostTrials - iterations.length)) iterations.push(count);
    firstTrials.push(iterations.length);
    if (iterations.length >= mostTrials) break;
  }
  return {
    sources,
    firstTrials: Uint32Array.from(firstTrials),
    iterations: Uint32Array.from(iterations),
  };
}

export function tableRunAt(table: RunTable, run: number): TableRun {
  const source = table.sources[run] as Source;
  const firstTrial = table.firstTrials[run] ?? 0;
  return {
    ...{ searched: source.searched, configuration: configurationOf(source) },
    ...{ firstTrial, counts: countsOfRun(table, run) },
  };
}

export const countsOfRun = ({ firstTrials, iterations }: RunTable, run: number): number[] => [
  ...iterations.subarray(firstTrials[run], firstTrials[run + 1]),
];

/** Returns the run that has a trial as a reading: the last run whose first trial is at or before the trial. */
export function tableRunOf({ sources, firstTrials }: RunTable, trial: number): number {
  let [low, high] = [0, sources.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((firstTrials[middle] as number) <= trial) low = middle;
    else high = middle - 1;
  }
  return low;
}
