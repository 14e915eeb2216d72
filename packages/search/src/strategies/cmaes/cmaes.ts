import { createDraws } from '../../draws/draws.ts';
import { compareResults } from '../../history/compare.ts';
import type { Visible } from '../../history/visible-to.ts';
import { SearchError } from '../../search-error.ts';
import type { SearchPart, SearchSpace } from '../../space/search-space.ts';
import type { Asking, CreateStrategy } from '../strategy.ts';
import { type Distribution, evolve, pointAt, startAt } from './evolve.ts';
import { hasConverged, type ScoreRange } from './has-converged.ts';
import { defaultPopulation, parametersOf } from './parameters.ts';

/** A point outside the unit cube or with a taken configuration is drawn again this often. `n_max_resampling` of the library cmaes. */
const mostDraws = 100;

/** Trials `first` … `first` + `size` − 1. */
type Generation = {
  first: number;
  size: number;
  distribution: Distribution;
  /** The scores of the generations since the last restart. */
  ranges: readonly ScoreRange[];
};

/**
 * CMA-ES with restarts and a population that doubles at each one (IPOP). It searches ranges of real and whole numbers in one part.
 * It works on whole generations of λ = max(4 + ⌊3 ln d⌋, parallelism) trials: trial n sees the trials below λ ⌊n / λ⌋ and waits for all of
 * them. After r restarts, a generation has 2^r λ trials.
 * Source: N. Hansen and A. Ostermeier, Evolutionary Computation 9 (2001); A. Auger and N. Hansen, CEC 2005.
 */
export const createCmaes: CreateStrategy = ({ space, seed, parallelism }) => {
  const part = assertSuitable(space);
  const d = part.dimensions.length;
  if (d === 0) return { propose: () => undefined };
  const population = Math.max(defaultPopulation(d), parallelism);
  const seenBelow = (trial: number) => trial - (trial % population);
  // The generations so far. They follow from the history, so a dropped trial drops them all.
  let generations: Generation[] = [];
  let version = -1;

  /** Draws the point of a trial. Undefined if all draws have a taken configuration. */
  function draw({ distribution }: Generation, { asked }: Asking, trial: number) {
    const draws = createDraws(seed, trial, 'generation');
    for (let k = 0; k < mostDraws; k++) {
      const drawn = pointAt(distribution, Float64Array.from({ length: d }, draws.normal));
      const isInside = drawn.every((x) => x >= 0 && x <= 1);
      // Half of the draws must be inside. From then on, points are moved to the bounds.
      if (!isInside && k < mostDraws / 2) continue;
      const point = drawn.map((x) => Math.min(1, Math.max(0, x)));
      const configuration = part.decode(point);
      if (!asked.isTaken(configuration, trial)) return { point, configuration };
    }
    return undefined;
  }

  /** Returns the point of an earlier trial: as it was drawn, before rounding, unless the search has chosen another configuration. */
  function pointOf(generation: Generation, asking: Asking, trial: number): Float64Array {
    const positions = asking.asked.positionsOf(trial);
    const drawn = draw(generation, asking, trial);
    if (drawn === undefined) return positions;
    const own = part.encode(drawn.configuration);
    return own.every((each, k) => each === positions[k]) ? drawn.point : positions;
  }

  /** Returns the generation after this one, from the scores that its first trial sees. */
  function nextOf(now: Generation, asking: Asking): Generation {
    const { size, distribution } = now;
    const first = now.first + size;
    const visible = asking.visibleTo(first);
    const results = Array.from({ length: size }, (_, k) => resultOf(visible, now.first + k));
    results.sort(compareResults);
    const points = results.map(({ trial }) => pointOf(now, asking, trial));
    const next = evolve(distribution, points, parametersOf(size, d));
    const ranges = [...now.ranges, rangeOf(results.map(({ score }) => score))];
    if (!hasConverged(next, ranges, size)) return { first, size, distribution: next, ranges };
    const draws = createDraws(seed, first, 'restart');
    const mean = Float64Array.from({ length: d }, draws.share);
    return { first, size: 2 * size, distribution: startAt(mean), ranges: [] };
  }

  function generationOf(asking: Asking): Generation {
    if (version !== asking.asked.version) {
      version = asking.asked.version;
      const distribution = startAt(new Float64Array(d).fill(0.5));
      generations = [{ first: 0, size: population, distribution, ranges: [] }];
    }
    for (let k = 0; ; k++) {
      const generation = generations[k] as Generation;
      if (asking.trial < generation.first + generation.size) return generation;
      if (k === generations.length - 1) generations.push(nextOf(generation, asking));
    }
  }

  return {
    seenBelow,
    propose: (asking) => draw(generationOf(asking), asking, asking.trial)?.configuration,
  };
};

const resultOf = ({ rungs, scores, costs }: Visible, trial: number) => ({
  trial,
  cost: costs[trial] as number,
  score: rungs[trial] === -1 ? Number.NaN : (scores[trial] as number),
});

/** A generation without any score has the range 0, so that a run that only diverges begins elsewhere. */
function rangeOf(scores: readonly number[]): ScoreRange {
  const known = scores.filter((score) => Number.isFinite(score));
  if (known.length === 0) return { best: 0, worst: 0 };
  const worst = known.length < scores.length ? Number.POSITIVE_INFINITY : Math.max(...known);
  return { best: Math.min(...known), worst };
}

function assertSuitable({ parts }: SearchSpace): SearchPart {
  const [part] = parts;
  const lists = parts.flatMap(({ dimensions }) => dimensions.filter(({ isChoice }) => isChoice));
  if (part === undefined || parts.length > 1) {
    throw new SearchError(
      'unsuitable-space',
      `Expected a space with one part for the strategy \`cmaes\`, got ${parts.length} parts. Use \`tpe\` or \`gp\`.`,
    );
  }
  if (lists.length > 0) {
    const names = lists.map(({ name }) => `\`${name}\``).join(', ');
    throw new SearchError(
      'unsuitable-space',
      `Expected only ranges for the strategy \`cmaes\`, got a list of values for ${names}. Use \`tpe\` or \`gp\`.`,
    );
  }
  return part;
}
