// The runs of one space and search, by their number. A grid is arithmetic, so 100 000 trials need no memory
// before they are queued; a sample is drawn once and remembered for a while.
import {
  type Hyperparameters,
  hyperparameterNames,
  type Search,
  type Space,
} from '@sweepq/contract';
import { type Axis, isRange } from './axis.ts';
import { createMemory } from './memory.ts';
import {
  type Configuration,
  combinationAt,
  countCombinations,
  sampleConfigurations,
} from './sample.ts';
import { planRulesOf } from './version.ts';

export type Part = { space: Space; search: Search; planVersion?: number | undefined };

/**
 * A grid has a run for every combination but of iteration counts: a shorter descent is the prefix of a longer.
 * A sample, too, is read at all counts that are listed; only a range of counts is sampled itself.
 */
export function countPartRuns({ space, search, planVersion }: Part): number {
  planRulesOf(planVersion);
  if (search.strategy === 'grid') return countCombinations(axesOf(space));
  return Math.ceil(search.trials / readingsOf(space));
}

export function countPartTrials(part: Part): number {
  const { space, search, planVersion } = part;
  planRulesOf(planVersion);
  if (search.strategy !== 'grid') return search.trials;
  return countPartRuns(part) * readingsOf(space);
}

/** The values of run `run`: in a grid learning rates vary slowest, the other hyperparameters in their order faster. */
export function configurationAt(part: Part, run: number): Configuration {
  const { space, search } = part;
  if (search.strategy === 'grid') return combinationAt(axesOf(space), run);
  return sampleOf(part)[run] as Configuration;
}

export function hyperparametersOf(configuration: Configuration): Hyperparameters {
  const named = hyperparameterNames.map((name, k) => [name, configuration[k]]);
  return Object.fromEntries(named) as Hyperparameters;
}

/** The iteration counts at which run `run` is read, ascending. */
export function countsAt(part: Part, run: number, configuration: Configuration): readonly number[] {
  const { space } = part;
  if (isRange(space.iterations)) return [configuration[hyperparameterNames.length] as number];
  // The last run of a sample may have fewer readings.
  const left = countPartTrials(part) - run * readingsOf(space);
  return left < space.iterations.length ? space.iterations.slice(0, left) : space.iterations;
}

/** How many trials a run answers. */
export const readingsOf = ({ iterations }: Space) => (isRange(iterations) ? 1 : iterations.length);

/** The axes that set runs apart. */
export function axesOf(space: Space): Axis[] {
  const axes: Axis[] = hyperparameterNames.map((name) => space[name]);
  return isRange(space.iterations) ? [...axes, space.iterations] : axes;
}

/** A sweep is looked at run by run and page by page, and read from Redis anew for each page. */
const remembered = createMemory<Configuration[]>(8);

function sampleOf(part: Part): Configuration[] {
  const { space, search, planVersion } = part;
  if (search.strategy === 'grid') return [];
  const draw = () =>
    sampleConfigurations(axesOf(space), { ...search, planVersion }, countPartRuns(part));
  return remembered([search, space, planVersion], draw);
}
