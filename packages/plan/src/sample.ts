import { type Axis, sizeOf, type Value, valueAt, valueAtShare } from './axis.ts';
import { createRandom, shuffled } from './random.ts';
import { createSobol } from './sobol.ts';
import { planRulesOf } from './version.ts';

export type Sampling = {
  strategy: 'random' | 'sobol';
  seed: number;
  planVersion?: number | undefined;
};
/** One value for each axis. */
export type Configuration = readonly Value[];

/**
 * A space with at most this many times the requested combinations is shuffled, because drawing would find too many
 * duplicates.
 */
const dense = 4;

/**
 * Returns `count` different combinations of values of these axes. The seed alone decides which. The axes must have at least
 * `count` combinations.
 */
export function sampleConfigurations(
  axes: readonly Axis[],
  { strategy, seed, planVersion }: Sampling,
  count: number,
): Configuration[] {
  const combinations = countCombinations(axes);
  if (combinations <= dense * count) {
    return shuffled(combinations, createRandom(seed))
      .slice(0, count)
      .map((index) => combinationAt(axes, index));
  }
  const { logAt } = planRulesOf(planVersion);
  const drawShares =
    strategy === 'sobol' ? createSobol(axes.length, seed) : drawIndependently(axes.length, seed);
  const configurations = new Map<string, Configuration>();
  while (configurations.size < count) {
    const shares = drawShares();
    const configuration = axes.map((axis, k) => valueAtShare(axis, shares[k] as number, logAt));
    configurations.set(configuration.join(' '), configuration);
  }
  return [...configurations.values()];
}

/** Returns the number of combinations of the axes; approximate above the exact integers of a number. */
export const countCombinations = (axes: readonly Axis[]) =>
  axes.reduce((product, axis) => product * sizeOf(axis), 1);

/** Returns combination `index` in the order of a grid; the last axis varies fastest. */
export function combinationAt(axes: readonly Axis[], index: number): Configuration {
  let rest = index;
  const reversed = axes.toReversed().map((axis) => {
    const size = sizeOf(axis);
    const value = valueAt(axis, rest % size);
    rest = Math.floor(rest / size);
    return value;
  });
  return reversed.toReversed();
}

const [twoTo26, twoTo27, twoTo53] = [67_108_864, 134_217_728, 9_007_199_254_740_992];

function drawIndependently(dimensions: number, seed: number): () => number[] {
  const random = createRandom(seed);
  // 53 bits from two draws: a range has more numbers than a draw of 32 bits.
  const share = () =>
    (Math.floor(random() * twoTo26) * twoTo27 + Math.floor(random() * twoTo27)) / twoTo53;
  return () => Array.from({ length: dimensions }, share);
}
