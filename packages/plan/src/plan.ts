// A plan is not stored: run `r` and trial `t` of a sweep are found from its space and search, and from what it was
// extended by. Those of each extension are numbered after all before, so that no number ever changes.
import type { Extension, Hyperparameters, TrialParams } from '@sweepq/contract';
import { addedRunAt, addedRunOf, addedTo } from './added.ts';
import {
  configurationAt,
  countPartRuns,
  countPartTrials,
  countsAt,
  hyperparametersOf,
  type Part,
  readingsOf,
} from './part.ts';

/**
 * What a plan follows from. It is remembered by its objects, so these are not to be changed, and quickest to ask
 * about again when they are the same.
 */
export type Searched = Part & { extensions?: readonly Extension[] | undefined };
export type PlannedReading = { trial: number; iterations: number };
export type PlannedRun = {
  run: number;
  hyperparameters: Hyperparameters;
  readings: readonly PlannedReading[];
};

export function countRuns(searched: Searched): number {
  return countPartRuns(searched) + addedTo(searched, searched.extensions).sources.length;
}

export function countTrials(searched: Searched): number {
  return countPartTrials(searched) + addedTo(searched, searched.extensions).iterations.length;
}

/** How many trials an extension adds. */
export function countAdded(searched: Searched, extension: Extension): number {
  const extensions = [...(searched.extensions ?? []), extension];
  return countTrials({ ...searched, extensions }) - countTrials(searched);
}

/** Run `run`: one of the sweep's own space, or after these one that was added. */
export function planRun(searched: Searched, run: number): PlannedRun {
  const own = countPartRuns(searched);
  const { hyperparameters, firstTrial, counts } =
    run < own ? ownRunAt(searched, run) : laterRunAt(searched, run - own);
  const readings = counts.map((iterations, k) => ({ trial: firstTrial + k, iterations }));
  return { run, hyperparameters, readings };
}

/** Trial `trial`. In the sweep's own space it is reading `trial mod I` of run `trial div I`, for I iteration counts. */
export function planTrial(searched: Searched, trial: number): { run: number; params: TrialParams } {
  const run = runOf(searched, trial);
  const { hyperparameters, readings } = planRun(searched, run);
  const { iterations } = readings[trial - (readings[0]?.trial ?? 0)] as PlannedReading;
  return { run, params: { ...hyperparameters, iterations } };
}

/** Every run of the plan from `from` on, in order, one at a time. */
export function* planRuns(searched: Searched, from = 0): Generator<PlannedRun> {
  const runs = countRuns(searched);
  for (let run = from; run < runs; run++) yield planRun(searched, run);
}

/** The run of which a trial is a reading. */
export function runOf(searched: Searched, trial: number): number {
  const own = countPartTrials(searched);
  if (trial < own) return Math.floor(trial / readingsOf(searched.space));
  const added = addedTo(searched, searched.extensions);
  const trials = own + added.iterations.length;
  if (trial >= trials) throw new RangeError(`Expected a trial below ${trials}, got ${trial}.`);
  return countPartRuns(searched) + addedRunOf(added, trial - own);
}

function ownRunAt(own: Part, run: number) {
  const configuration = configurationAt(own, run);
  const hyperparameters = hyperparametersOf(own, configuration);
  const counts = countsAt(own, run, configuration);
  return { hyperparameters, firstTrial: run * readingsOf(own.space), counts };
}

/** Run `index` of those that were added. */
function laterRunAt(searched: Searched, index: number) {
  const added = addedTo(searched, searched.extensions);
  if (index >= added.sources.length) {
    const runs = countRuns(searched);
    throw new RangeError(
      `Expected a run below ${runs}, got ${runs - added.sources.length + index}.`,
    );
  }
  const { hyperparameters, firstTrial, counts } = addedRunAt(added, index);
  return { hyperparameters, firstTrial: countPartTrials(searched) + firstTrial, counts };
}
