// A plan is not stored: run `r` and trial `t` of a sweep are computed from its spaces, search and extensions. The runs and
// trials of each extension are numbered after all earlier runs and trials, so the number of a run or trial never changes.
import type { Extension, Hyperparameters, TrialParams } from '@sweepq/contract';
import { addedTo, prepareAdded } from './added-trials.ts';
import type { Value } from './axis-values.ts';
import { valuesOf } from './drawn-axes.ts';
import {
  countOwnRuns,
  countOwnTrials,
  type Needed,
  ownRunAt,
  ownRunOf,
  prepareOwnRuns,
} from './own-runs.ts';
import { type TableRun, tableRunAt, tableRunOf } from './run-table.ts';
import { hyperparametersOf, paramsAt } from './space-runs.ts';
import type { SearchedSpaces } from './spaces.ts';
import type { Pause } from './steps.ts';

/**
 * The inputs of a plan. They are the keys of caches, so they must not be changed. A lookup is fastest with the same objects.
 */
export type Searched = SearchedSpaces & { extensions?: readonly Extension[] | undefined };
export type PlannedReading = { trial: number; iterations: number };
export type PlannedRun = {
  run: number;
  hyperparameters: Hyperparameters;
  readings: readonly PlannedReading[];
};

/**
 * Computes the tables and samples of a plan with pauses. Otherwise the first call of another function computes them at once: 10 000 trials take up
 * to 70 ms, which blocks the event loop. Later calls with the same objects find them.
 */
export async function preparePlan(searched: Searched, needed: Needed, pause: Pause): Promise<void> {
  await prepareOwnRuns(searched, needed, pause);
  await prepareAdded(searched, searched.extensions, pause);
}

export function countRuns(searched: Searched): number {
  return countOwnRuns(searched) + addedTo(searched, searched.extensions).sources.length;
}

export function countTrials(searched: Searched): number {
  return countOwnTrials(searched) + addedTo(searched, searched.extensions).iterations.length;
}

/** Returns the number of trials that an extension adds. */
export function countAdded(searched: Searched, extension: Extension): number {
  const extensions = [...(searched.extensions ?? []), extension];
  return countTrials({ ...searched, extensions }) - countTrials(searched);
}

/** Returns run `run`. The runs of the sweep's own spaces come first, then the runs of the extensions. */
export function planRun(searched: Searched, run: number): PlannedRun {
  const { searched: space, configuration, ...ofRun } = runAt(searched, run);
  return {
    run,
    hyperparameters: hyperparametersOf(space, configuration),
    readings: readingsOf(ofRun),
  };
}

export type RunValues = {
  /** The value of each hyperparameter, in the order of `hyperparameterNames`. */
  values: readonly Value[];
  readings: readonly PlannedReading[];
};

/** As `planRun`, with the hyperparameters as a list of values: for tables of many trials, in a third of the time. */
export function planValues(searched: Searched, run: number): RunValues {
  const { searched: space, configuration, ...ofRun } = runAt(searched, run);
  return { values: valuesOf(space, configuration), readings: readingsOf(ofRun) };
}

const readingsOf = ({ firstTrial, counts }: Pick<TableRun, 'firstTrial' | 'counts'>) =>
  counts.map((iterations, k) => ({ trial: firstTrial + k, iterations }));

function runAt(searched: Searched, run: number): TableRun {
  const own = countOwnRuns(searched);
  return run < own ? ownRunAt(searched, run) : laterRunAt(searched, run - own);
}

/**
 * Returns trial `trial`. In a sweep with one space it is reading `trial mod I` of run `trial div I`, for I iteration counts.
 */
export function planTrial(searched: Searched, trial: number): { run: number; params: TrialParams } {
  const run = runOf(searched, trial);
  const { searched: space, configuration, firstTrial, counts } = runAt(searched, run);
  const iterations = counts[trial - firstTrial] as number;
  return { run, params: paramsAt(space, configuration, iterations) };
}

/** Yields every run of the plan from run `from`, in order. */
export function* planRuns(searched: Searched, from = 0): Generator<PlannedRun> {
  const runs = countRuns(searched);
  for (let run = from; run < runs; run++) yield planRun(searched, run);
}

/** Returns the run that has this trial as a reading. */
export function runOf(searched: Searched, trial: number): number {
  const own = countOwnTrials(searched);
  if (trial < own) return ownRunOf(searched, trial);
  const added = addedTo(searched, searched.extensions);
  const trials = own + added.iterations.length;
  if (trial >= trials) throw new RangeError(`Expected a trial below ${trials}, got ${trial}.`);
  return countOwnRuns(searched) + tableRunOf(added, trial - own);
}

/** Returns run `index` of the runs that extensions add. */
function laterRunAt(searched: Searched, index: number): TableRun {
  const added = addedTo(searched, searched.extensions);
  if (index >= added.sources.length) {
    const runs = countRuns(searched);
    throw new RangeError(
      `Expected a run below ${runs}, got ${runs - added.sources.length + index}.`,
    );
  }
  const later = tableRunAt(added, index);
  return { ...later, firstTrial: countOwnTrials(searched) + later.firstTrial };
}
