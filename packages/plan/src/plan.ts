// A plan is not stored: run `r` and trial `t` of a sweep are computed from its space, search and extensions. The runs and
// trials of each extension are numbered after all earlier runs and trials, so the number of a run or trial never changes.
import type { Extension, Hyperparameters, TrialParams } from '@sweepq/contract';
import { addedRunAt, addedRunOf, addedTo } from './added-trials.ts';
import {
  configurationAt,
  countSpaceRuns,
  countSpaceTrials,
  countsAt,
  hyperparametersOf,
  readingsOf,
  type SearchedSpace,
} from './space-runs.ts';

/**
 * The inputs of a plan. They are the keys of caches, so they must not be changed. A lookup is fastest with the same objects.
 */
export type Searched = SearchedSpace & { extensions?: readonly Extension[] | undefined };
export type PlannedReading = { trial: number; iterations: number };
export type PlannedRun = {
  run: number;
  hyperparameters: Hyperparameters;
  readings: readonly PlannedReading[];
};

export function countRuns(searched: Searched): number {
  return countSpaceRuns(searched) + addedTo(searched, searched.extensions).sources.length;
}

export function countTrials(searched: Searched): number {
  return countSpaceTrials(searched) + addedTo(searched, searched.extensions).iterations.length;
}

/** Returns the number of trials that an extension adds. */
export function countAdded(searched: Searched, extension: Extension): number {
  const extensions = [...(searched.extensions ?? []), extension];
  return countTrials({ ...searched, extensions }) - countTrials(searched);
}

/** Returns run `run`. The runs of the sweep's own space come first, then the runs of the extensions. */
export function planRun(searched: Searched, run: number): PlannedRun {
  const own = countSpaceRuns(searched);
  const { hyperparameters, firstTrial, counts } =
    run < own ? ownRunAt(searched, run) : laterRunAt(searched, run - own);
  const readings = counts.map((iterations, k) => ({ trial: firstTrial + k, iterations }));
  return { run, hyperparameters, readings };
}

/**
 * Returns trial `trial`. In the sweep's own space it is reading `trial mod I` of run `trial div I`, for I iteration counts.
 */
export function planTrial(searched: Searched, trial: number): { run: number; params: TrialParams } {
  const run = runOf(searched, trial);
  const { hyperparameters, readings } = planRun(searched, run);
  const { iterations } = readings[trial - (readings[0]?.trial ?? 0)] as PlannedReading;
  return { run, params: { ...hyperparameters, iterations } };
}

/** Yields every run of the plan from run `from`, in order. */
export function* planRuns(searched: Searched, from = 0): Generator<PlannedRun> {
  const runs = countRuns(searched);
  for (let run = from; run < runs; run++) yield planRun(searched, run);
}

/** Returns the run that has this trial as a reading. */
export function runOf(searched: Searched, trial: number): number {
  const own = countSpaceTrials(searched);
  if (trial < own) return Math.floor(trial / readingsOf(searched));
  const added = addedTo(searched, searched.extensions);
  const trials = own + added.iterations.length;
  if (trial >= trials) throw new RangeError(`Expected a trial below ${trials}, got ${trial}.`);
  return countSpaceRuns(searched) + addedRunOf(added, trial - own);
}

function ownRunAt(own: SearchedSpace, run: number) {
  const configuration = configurationAt(own, run);
  const hyperparameters = hyperparametersOf(own, configuration);
  const counts = countsAt(own, run, configuration);
  return { hyperparameters, firstTrial: run * readingsOf(own), counts };
}

/** Returns run `index` of the runs that extensions add. */
function laterRunAt(searched: Searched, index: number) {
  const added = addedTo(searched, searched.extensions);
  if (index >= added.sources.length) {
    const runs = countRuns(searched);
    throw new RangeError(
      `Expected a run below ${runs}, got ${runs - added.sources.length + index}.`,
    );
  }
  const { hyperparameters, firstTrial, counts } = addedRunAt(added, index);
  return { hyperparameters, firstTrial: countSpaceTrials(searched) + firstTrial, counts };
}
