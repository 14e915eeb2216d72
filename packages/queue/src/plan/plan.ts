// A plan is arithmetic, not a list: run `r` and trial `t` of a space are found in constant time, so
// 100 000 trials need no memory before they are queued and no record before they have ended.
import {
  type Hyperparameters,
  hyperparameterNames,
  type TrialParams,
} from '../schemas/hyperparameters.ts';
import type { Space } from '../schemas/space.ts';

export type PlannedReading = { trial: number; iterations: number };
export type PlannedRun = {
  run: number;
  hyperparameters: Hyperparameters;
  readings: readonly PlannedReading[];
};

/** Runs = every combination but of iteration counts: a shorter descent is the prefix of a longer. */
export const countRuns = (space: Space) =>
  hyperparameterNames.reduce((runs, name) => runs * space[name].length, 1);

export const countTrials = (space: Space) => countRuns(space) * space.iterations.length;

/** Run `run`: learning rates vary slowest, the other hyperparameters in their order faster. */
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
  const params = hyperparametersOf(space, run);
  const iterations = space.iterations[trial % space.iterations.length] as number;
  return { run, params: { ...params, iterations } };
}

/** Every run of the space, in order, one at a time. */
export function* planRuns(space: Space): Generator<PlannedRun> {
  const runs = countRuns(space);
  for (let run = 0; run < runs; run++) yield planRun(space, run);
}

/** The digits of `run` in a number system with a place for each hyperparameter, the last the lowest. */
function hyperparametersOf(space: Space, run: number): Hyperparameters {
  const values = new Map<string, unknown>();
  let rest = run;
  for (const name of hyperparameterNames.toReversed()) {
    const axis = space[name];
    values.set(name, axis[rest % axis.length]);
    rest = Math.floor(rest / axis.length);
  }
  if (rest !== 0) throw new RangeError(`Expected a run below ${countRuns(space)}, got ${run}.`);
  return Object.fromEntries(
    hyperparameterNames.map((name) => [name, values.get(name)]),
  ) as Hyperparameters;
}
