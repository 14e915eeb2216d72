// The runs of one space and search, by number. The runs of a grid are computed, so 100 000 trials need no memory before
// they are queued. A sample is drawn once and cached.
import type { Hyperparameters, Search, Space } from '@sweepq/contract';
import { drawnBy, valuesOf } from './axes.ts';
import { isRange } from './axis.ts';
import { createMemory } from './memory.ts';
import {
  type Configuration,
  combinationAt,
  countCombinations,
  sampleConfigurations,
} from './sample.ts';
import { planRulesOf } from './version.ts';

export type Part = {
  space: Space;
  search: Search;
  planVersion?: number | undefined;
  /** The names of the axes in the order in which they are drawn; those of the plan version by default. */
  axes?: readonly string[] | undefined;
};

/**
 * A grid has a run for every combination of its axes without the iteration counts, because a shorter descent is a prefix of
 * a longer one. Each run of a sample is also read at all listed counts. Only a range of counts is itself sampled.
 */
export function countPartRuns(part: Part): number {
  const { space, search, planVersion } = part;
  planRulesOf(planVersion);
  if (search.strategy === 'grid') return countCombinations(drawnBy(part).axes);
  return Math.ceil(search.trials / readingsOf(space));
}

export function countPartTrials(part: Part): number {
  const { space, search, planVersion } = part;
  planRulesOf(planVersion);
  if (search.strategy !== 'grid') return search.trials;
  return countPartRuns(part) * readingsOf(space);
}

/**
 * Returns the values of run `run`, one for each axis. In a grid the learning rate varies slowest; the later a
 * hyperparameter, the faster it varies.
 */
export function configurationAt(part: Part, run: number): Configuration {
  if (part.search.strategy === 'grid') return combinationAt(drawnBy(part).axes, run);
  return sampleOf(part)[run] as Configuration;
}

/** Returns the hyperparameters of a run: the values of its axes, and the default of each hyperparameter without an axis. */
export function hyperparametersOf(part: Part, configuration: Configuration): Hyperparameters {
  const values = valuesOf(part, configuration);
  const named = drawnBy(part).hyperparameters.map((name, k) => [name, values[k]]);
  return Object.fromEntries(named) as Hyperparameters;
}

/**
 * A run's hyperparameters as a text. Runs with equal hyperparameters have equal texts, whatever the axes of their parts.
 */
export const keyOf = (part: Part, configuration: Configuration): string =>
  valuesOf(part, configuration).join(' ');

/** Returns the iteration counts at which run `run` is read, ascending. */
export function countsAt(part: Part, run: number, configuration: Configuration): readonly number[] {
  const { space } = part;
  if (isRange(space.iterations)) {
    return [configuration[drawnBy(part).names.indexOf('iterations')] as number];
  }
  // The last run of a sample may have fewer readings.
  const left = countPartTrials(part) - run * readingsOf(space);
  return left < space.iterations.length ? space.iterations.slice(0, left) : space.iterations;
}

/** The number of trials that a run answers. */
export const readingsOf = ({ iterations }: Space) => (isRange(iterations) ? 1 : iterations.length);

/** A sweep is read run by run and page by page, and each page reads it from Redis again. */
const remembered = createMemory<Configuration[]>(8);

function sampleOf(part: Part): Configuration[] {
  const { space, search, planVersion, axes } = part;
  if (search.strategy === 'grid') return [];
  const draw = () =>
    sampleConfigurations(drawnBy(part).axes, { ...search, planVersion }, countPartRuns(part));
  return remembered([search, space, planVersion, axes], draw);
}
