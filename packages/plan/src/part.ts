// The runs of one space and search, by their number. A grid is arithmetic, so 100 000 trials need no memory
// before they are queued; a sample is drawn once and remembered for a while.
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
 * A grid has a run for every combination but of iteration counts: a shorter descent is the prefix of a longer.
 * A sample, too, is read at all counts that are listed; only a range of counts is sampled itself.
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

/** The values of run `run`, one for each axis: in a grid learning rates vary slowest, the other hyperparameters in their order faster. */
export function configurationAt(part: Part, run: number): Configuration {
  if (part.search.strategy === 'grid') return combinationAt(drawnBy(part).axes, run);
  return sampleOf(part)[run] as Configuration;
}

/** The hyperparameters of a run: those of its axes, and the default of one that the part has no axis of. */
export function hyperparametersOf(part: Part, configuration: Configuration): Hyperparameters {
  const values = valuesOf(part, configuration);
  const named = drawnBy(part).hyperparameters.map((name, k) => [name, values[k]]);
  return Object.fromEntries(named) as Hyperparameters;
}

/** A run's hyperparameters as a text: equal for two parts whose runs have equal hyperparameters, whatever the axes of each. */
export const keyOf = (part: Part, configuration: Configuration): string =>
  valuesOf(part, configuration).join(' ');

/** The iteration counts at which run `run` is read, ascending. */
export function countsAt(part: Part, run: number, configuration: Configuration): readonly number[] {
  const { space } = part;
  if (isRange(space.iterations)) {
    return [configuration[drawnBy(part).names.indexOf('iterations')] as number];
  }
  // The last run of a sample may have fewer readings.
  const left = countPartTrials(part) - run * readingsOf(space);
  return left < space.iterations.length ? space.iterations.slice(0, left) : space.iterations;
}

/** How many trials a run answers. */
export const readingsOf = ({ iterations }: Space) => (isRange(iterations) ? 1 : iterations.length);

/** A sweep is looked at run by run and page by page, and read from Redis anew for each page. */
const remembered = createMemory<Configuration[]>(8);

function sampleOf(part: Part): Configuration[] {
  const { space, search, planVersion, axes } = part;
  if (search.strategy === 'grid') return [];
  const draw = () =>
    sampleConfigurations(drawnBy(part).axes, { ...search, planVersion }, countPartRuns(part));
  return remembered([search, space, planVersion, axes], draw);
}
