// A plan is not stored: run `r` and trial `t` of a search are found from it. A grid is arithmetic, so 100 000
// trials need no memory before they are queued; a sample is drawn once and remembered for a while.
import {
  type Hyperparameters,
  hyperparameterNames,
  type TrialParams,
} from '../schemas/hyperparameters.ts';
import type { Search } from '../schemas/search.ts';
import type { Space } from '../schemas/space.ts';
import { type Axis, isRange } from './axis.ts';
import {
  type Configuration,
  combinationAt,
  countCombinations,
  sampleConfigurations,
} from './sample.ts';

/** What a plan follows from. */
export type Searched = { space: Space; search: Search };
export type PlannedReading = { trial: number; iterations: number };
export type PlannedRun = {
  run: number;
  hyperparameters: Hyperparameters;
  readings: readonly PlannedReading[];
};

/**
 * A grid has a run for every combination but of iteration counts: a shorter descent is the prefix of a longer.
 * A sample, too, is read at all counts that are listed; only a range of counts is sampled itself.
 */
export function countRuns({ space, search }: Searched): number {
  if (search.strategy === 'grid') return countCombinations(axesOf(space));
  return Math.ceil(search.trials / readingsOf(space));
}

export function countTrials({ space, search }: Searched): number {
  if (search.strategy !== 'grid') return search.trials;
  return countRuns({ space, search }) * readingsOf(space);
}

/** Run `run`: in a grid learning rates vary slowest, the other hyperparameters in their order faster. */
export function planRun(searched: Searched, run: number): PlannedRun {
  const { space } = searched;
  const configuration = configurationAt(searched, run);
  const { hyperparameters, iterations } = toHyperparameters(configuration);
  const perRun = readingsOf(space);
  const counts = isRange(space.iterations) ? [iterations as number] : space.iterations;
  const trials = countTrials(searched);
  const readings = counts.map((count, k) => ({ trial: run * perRun + k, iterations: count }));
  // The last run of a sample may have fewer readings.
  return { run, hyperparameters, readings: readings.filter(({ trial }) => trial < trials) };
}

/** Trial `trial`: reading `trial mod I` of run `trial div I`, for I iteration counts. */
export function planTrial(searched: Searched, trial: number): { run: number; params: TrialParams } {
  const run = Math.floor(trial / readingsOf(searched.space));
  const { hyperparameters, readings } = planRun(searched, run);
  const reading = readings.find((planned) => planned.trial === trial);
  if (reading === undefined) {
    throw new RangeError(`Expected a trial below ${countTrials(searched)}, got ${trial}.`);
  }
  return { run, params: { ...hyperparameters, iterations: reading.iterations } };
}

/** Every run of the plan, in order, one at a time. */
export function* planRuns(searched: Searched): Generator<PlannedRun> {
  const runs = countRuns(searched);
  for (let run = 0; run < runs; run++) yield planRun(searched, run);
}

/** How many trials a run answers. */
const readingsOf = ({ iterations }: Space) => (isRange(iterations) ? 1 : iterations.length);

/** The axes that set runs apart. */
export function axesOf(space: Space): Axis[] {
  const axes: Axis[] = hyperparameterNames.map((name) => space[name]);
  return isRange(space.iterations) ? [...axes, space.iterations] : axes;
}

function configurationAt(searched: Searched, run: number): Configuration {
  const runs = countRuns(searched);
  if (run >= runs) throw new RangeError(`Expected a run below ${runs}, got ${run}.`);
  const { space, search } = searched;
  if (search.strategy === 'grid') return combinationAt(axesOf(space), run);
  return sampleOf(searched)[run] as Configuration;
}

function toHyperparameters(configuration: Configuration) {
  const named = hyperparameterNames.map((name, k) => [name, configuration[k]]);
  const hyperparameters = Object.fromEntries(named) as Hyperparameters;
  return { hyperparameters, iterations: configuration[hyperparameterNames.length] };
}

/** A sweep is looked at run by run and page by page, and read from Redis anew each time. */
const remembered = new Map<string, Configuration[]>();
const mostRemembered = 8;

function sampleOf({ space, search }: Searched): Configuration[] {
  if (search.strategy === 'grid') return [];
  const key = JSON.stringify([space, search]);
  const known = remembered.get(key);
  const sample = known ?? sampleConfigurations(axesOf(space), search, countRuns({ space, search }));
  // Set again, and so moved to the end: the first is the one longest unused.
  remembered.delete(key);
  remembered.set(key, sample);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= mostRemembered) break;
    remembered.delete(oldest);
  }
  return sample;
}
