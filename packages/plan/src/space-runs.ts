// The runs of one space with its search, by number. A run of a grid is computed from its number, so 100 000 trials need no
// memory before they are queued. A sample is drawn once and cached.
import {
  type AskedTrial,
  type Hyperparameters,
  isAdaptive,
  layersOfText,
  noLayers,
  optimizationNames,
  plainOptimization,
  type Search,
  type Space,
  type TrialParams,
} from '@sweepq/contract';
import { isRange, type Value } from './axis-values.ts';
import { drawnAxesOf, isAxisOfIterations, valuesOf } from './drawn-axes.ts';
import { createMemory } from './memory.ts';
import {
  type Configuration,
  combinationAt,
  countCombinations,
  drawConfigurations,
} from './sample.ts';
import type { Pause, Steps } from './steps.ts';
import { planRulesOf } from './version.ts';

export type SearchedSpace = {
  space: Space;
  search: Search;
  planVersion?: number | undefined;
  /** The names of the axes in the order in which they are drawn. Default: the axes of the plan version. */
  axes?: readonly string[] | undefined;
  /** The trials that an adaptive search has chosen so far. Each one is a run of its own. */
  asked?: readonly AskedTrial[] | undefined;
};

/**
 * Returns the number of runs of a space. A list of iteration counts is not an axis: each run is read at all counts, because a
 * shorter descent is a prefix of a longer one. A range of iteration counts is sampled like any other range. An adaptive search chooses one
 * count for each run.
 */
export function countSpaceRuns(searched: SearchedSpace): number {
  const { space, search, planVersion } = searched;
  planRulesOf(planVersion);
  if (search.strategy === 'grid') return countCombinations(drawnAxesOf(searched).axes);
  if (isAdaptive(search)) return searched.asked?.length ?? 0;
  return Math.ceil(search.trials / readingsOf({ space, search }));
}

export function countSpaceTrials(searched: SearchedSpace): number {
  const { space, search, planVersion } = searched;
  planRulesOf(planVersion);
  if (search.strategy !== 'grid' && !isAdaptive(search)) return search.trials;
  return countSpaceRuns(searched) * readingsOf({ space, search });
}

/** Returns the values of run `run`, one for each axis. In a grid the first axis varies slowest, and the last axis fastest. */
export function configurationAt(searched: SearchedSpace, run: number): Configuration {
  if (searched.search.strategy === 'grid') return combinationAt(drawnAxesOf(searched).axes, run);
  if (isAdaptive(searched.search)) return searched.asked?.[run] as Configuration;
  return sampleOf(searched)[run] as Configuration;
}

/** Returns the hyperparameters of a run: the values of its axes, and the default of each hyperparameter without an axis. */
export function hyperparametersOf(
  searched: SearchedSpace,
  configuration: Configuration,
): Hyperparameters {
  return toHyperparameters(nameValues(searched, configuration) as TrialParams);
}

/**
 * Returns the parameters of a trial. They equal those of `paramsOf` for the hyperparameters of its run, and take a third of the time.
 */
export function paramsAt(
  searched: SearchedSpace,
  configuration: Configuration,
  iterations: number,
): TrialParams {
  const named = nameValues(searched, configuration);
  named.iterations = iterations;
  return named as TrialParams;
}

function nameValues(searched: SearchedSpace, configuration: Configuration) {
  const values = valuesOf(searched, configuration);
  // A loop: with `Object.fromEntries`, a plan of 90 000 runs takes about 70 ms longer, and each page of a sweep plans all its runs.
  const named: Record<string, Value> = {};
  for (const [k, name] of drawnAxesOf(searched).hyperparameters.entries()) {
    named[name] = values[k] as Value;
  }
  return named;
}

/** Returns the hyperparameters of a run from those of its trials. The unit has no network, and the optimization of the article is left out. */
function toHyperparameters({
  layers,
  activation,
  initialization,
  optimizer,
  batchSize,
  schedule,
  classWeight,
  ...others
}: TrialParams): Hyperparameters {
  const hyperparameters: Hyperparameters = others;
  if (layers !== noLayers || initialization !== 'normal') {
    hyperparameters.network = { layers: layersOfText(layers), activation, initialization };
  }
  const optimization = { optimizer, batchSize, schedule, classWeight };
  if (!isPlain(optimization)) hyperparameters.optimization = optimization;
  return hyperparameters;
}

const isPlain = (optimization: typeof plainOptimization): boolean =>
  optimizationNames.every((name) => optimization[name] === plainOptimization[name]);

/** Returns the hyperparameters of a run as a text. Equal hyperparameters give equal texts, for any axes of their spaces. */
export const keyOf = (searched: SearchedSpace, configuration: Configuration): string =>
  valuesOf(searched, configuration).join(' ');

/** Returns the iteration counts at which run `run` is read, ascending. */
export function countsAt(
  searched: SearchedSpace,
  run: number,
  configuration: Configuration,
): readonly number[] {
  const counts = countsOf(searched, configuration);
  // The last run of a sample may have fewer readings.
  const left = countSpaceTrials(searched) - run * readingsOf(searched);
  return left < counts.length ? counts.slice(0, left) : counts;
}

/** Returns all iteration counts at which a configuration can be read, ascending. */
export function countsOf(searched: SearchedSpace, configuration: Configuration): readonly number[] {
  const { iterations } = searched.space;
  if (!isRange(iterations) && !isAxisOfIterations(searched)) return iterations;
  return [configuration[drawnAxesOf(searched).names.indexOf('iterations')] as number];
}

/** The number of trials that are readings of one run. */
export const readingsOf = (searched: Pick<SearchedSpace, 'space' | 'search'>): number =>
  isAxisOfIterations(searched) ? 1 : (searched.space.iterations as number[]).length;

/** Samples of the last 8 spaces. Each page of a sweep reads the record from Redis again, so objects differ but not content. */
const samples = createMemory<Configuration[]>(8);

const sourceOf = ({ search, space, planVersion, axes }: SearchedSpace) =>
  [search, space, planVersion, axes] as const;

const isSampled = ({ search }: SearchedSpace): boolean =>
  search.strategy !== 'grid' && !isAdaptive(search);

const sampleOf = (searched: SearchedSpace): Configuration[] =>
  samples.get(sourceOf(searched), () => drawSample(searched));

/** Draws the sample of a space with pauses, so that later calls find it. A sample of 10 000 runs takes 25 ms. */
export async function prepareSample(searched: SearchedSpace, pause: Pause): Promise<void> {
  if (!isSampled(searched)) return;
  await samples.prepare(sourceOf(searched), () => drawSample(searched), pause);
}

function drawSample(searched: SearchedSpace): Steps<Configuration[]> {
  const { search, planVersion } = searched;
  const { strategy, seed } = search as Extract<Search, { strategy: 'random' | 'sobol' }>;
  const { axes } = drawnAxesOf(searched);
  return drawConfigurations(axes, { strategy, seed, planVersion }, countSpaceRuns(searched));
}
