// The sample of several spaces. A draw chooses a space, and then a combination in it. The draws do not depend on the number of trials, so a
// larger sample begins with the trials of a smaller one.
import { valueAtShare } from './axis-values.ts';
import type { Combinations, Fresh } from './combinations.ts';
import { drawnAxesOf } from './drawn-axes.ts';
import { createRandom } from './random.ts';
import {
  type Configuration,
  combinationAt,
  countCombinations,
  drawIndependently,
  type Sampling,
} from './sample.ts';
import { createSobol } from './sobol.ts';
import { countsOf, type SearchedSpace } from './space-runs.ts';
import { planRulesOf } from './version.ts';

/** After this number of draws that gave no new combination, a space is walked through from a drawn combination on. */
const mostDraws = 64;
const twoTo32 = 4_294_967_296;

/**
 * Yields the new combinations of runs that are drawn from several spaces, until all spaces are exhausted. Yields undefined for a draw without new
 * ones.
 * - Each draw chooses a space; all spaces that are not exhausted have the same probability. With `sobol`, the one-dimensional sequence
 *   chooses.
 * - Each space has its own generator, or its own sequence. Its seed depends on its place in the list.
 */
export function* drawRuns(
  parts: readonly SearchedSpace[],
  { strategy, seed }: Pick<Sampling, 'strategy' | 'seed'>,
  combinations: Combinations,
): Generator<Fresh | undefined> {
  const drawSeed = createRandom(seed);
  const nextSeed = () => Math.floor(drawSeed() * twoTo32);
  const choose = drawShares(strategy, 1, nextSeed());
  const left = parts.map((part) => drawRunsOf(part, { strategy, seed: nextSeed() }, combinations));
  while (left.length > 0) {
    const [share = 0] = choose();
    const index = Math.floor(share * left.length);
    const isLeft = yield* drawNext(left[index] as Draws);
    if (!isLeft) left.splice(index, 1);
  }
}

type Draws = Generator<Fresh | undefined, undefined>;

/** Draws until a draw gives new combinations. Returns false if the space is exhausted. */
function* drawNext(draws: Draws): Generator<Fresh | undefined, boolean> {
  for (;;) {
    const { done, value } = draws.next();
    if (done) return false;
    yield value;
    if (value !== undefined) return true;
  }
}

/** Draws from one space. Yields the new combinations of each draw; undefined for a draw without new ones. Returns when none is left. */
function* drawRunsOf(
  searched: SearchedSpace,
  { strategy, seed }: Pick<Sampling, 'strategy' | 'seed'>,
  combinations: Combinations,
): Draws {
  const { axes } = drawnAxesOf(searched);
  const { logAt } = planRulesOf(searched.planVersion);
  const size = countCombinations(axes);
  const next = drawShares(strategy, axes.length, seed);
  const take = (configuration: Configuration) =>
    combinations.takeRun({
      source: { searched, configuration },
      configuration,
      counts: countsOf(searched, configuration),
    });
  // A sample cannot exhaust a space of more combinations.
  const canWalk = size <= Number.MAX_SAFE_INTEGER;
  for (let missed = 0; !canWalk || missed < mostDraws; ) {
    const shares = next();
    const fresh = take(axes.map((axis, k) => valueAtShare(axis, shares[k] as number, logAt)));
    missed = fresh === undefined ? missed + 1 : 0;
    yield fresh;
  }
  const start = Math.floor((next()[0] ?? 0) * size);
  for (let step = 0; step < size; step++) {
    yield take(combinationAt(axes, (start + step) % size));
  }
  return undefined;
}

const drawShares = (strategy: Sampling['strategy'], dimensions: number, seed: number) =>
  strategy === 'sobol' ? createSobol(dimensions, seed) : drawIndependently(dimensions, seed);
