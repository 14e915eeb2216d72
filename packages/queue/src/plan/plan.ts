// A plan is arithmetic, not a list: run `r` and trial `t` of a space are found in constant time, so
// 100 000 trials need no memory before they are queued and no record before they have ended.
import type { Space } from '../schemas/space.ts';
import type { Hyperparameters, TrialParams } from '../schemas/trial.ts';

export type PlannedReading = { trial: number; iterations: number };
export type PlannedRun = {
  run: number;
  hyperparameters: Hyperparameters;
  readings: readonly PlannedReading[];
};

/** Runs = every combination but of iteration counts: a shorter descent is the prefix of a longer. */
export const countRuns = (space: Space) =>
  space.learningRate.length * space.seed.length * space.initScale.length;

export const countTrials = (space: Space) => countRuns(space) * space.iterations.length;

/** Run `run`: learning rates vary slowest, then seeds, then scales. */
export function planRun(space: Space, run: number): PlannedRun {
  const perRun = space.iterations.length;
  return {
    run,
    hyperparameters: hyperparametersOf(space, run),
    readings: space.iterations.map((iterations, k) => ({ trial: run * perRun + k, iterations })),
  };
}

/** Trial `trial`: reading `trial mod I` of run `trial div I`, for I iteration counts. */
export function planTrial(space: Space, trial: number): { run: number; params: TrialParams } {
  const run = Math.floor(trial / space.iterations.length);
  const iterations = at(space.iterations, trial % space.iterations.length);
  return { run, params: { ...hyperparametersOf(space, run), iterations } };
}

/** Every run of the space, in order, one at a time. */
export function* planRuns(space: Space): Generator<PlannedRun> {
  const runs = countRuns(space);
  for (let run = 0; run < runs; run++) yield planRun(space, run);
}

function hyperparametersOf(space: Space, run: number): Hyperparameters {
  const { learningRate, seed, initScale } = space;
  const perSeed = initScale.length;
  const perRate = seed.length * perSeed;
  return {
    learningRate: at(learningRate, Math.floor(run / perRate)),
    seed: at(seed, Math.floor(run / perSeed) % seed.length),
    initScale: at(initScale, run % perSeed),
  };
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined)
    throw new RangeError(`Expected an index below ${values.length}, got ${index}.`);
  return value;
}
