import { type Axis, sizeOf, type Value, valueAt, valueAtShare } from './axis-values.ts';
import { createRandom, shuffled } from './random.ts';
import { createSobol } from './sobol.ts';
import { finish, type Steps } from './steps.ts';
import { planRulesOf } from './version.ts';

export type Sampling = {
  strategy: 'random' | 'sobol';
  seed: number;
  planVersion?: number | undefined;
};
/** One value for each axis. */
export type Configuration = readonly Value[];

/**
 * If a space has at most this many times the requested number of combinations, all its combinations are shuffled. Random draws
 * would find too many duplicates.
 */
const dense = 4;

/**
 * Returns `count` different combinations of values of these axes. The same seed gives the same combinations. The axes must
 * have at least `count` combinations.
 */
export const sampleConfigurations = (
  axes: readonly Axis[],
  sampling: Sampling,
  count: number,
): Configuration[] => finish(drawConfigurations(axes, sampling, count));

/** As `sampleConfigurations`, in steps. */
export function* drawConfigurations(
  axes: readonly Axis[],
  { strategy, seed, planVersion }: Sampling,
  count: number,
): Steps<Configuration[]> {
  const combinations = countCombinations(axes);
  if (combinations <= dense * count) {
    const drawn: Configuration[] = [];
    for (const index of shuffled(combinations, createRandom(seed)).slice(0, count)) {
      drawn.push(combinationAt(axes, index));
      yield;
    }
    return drawn;
  }
  const { logAt } = planRulesOf(planVersion);
  const drawShares =
    strategy === 'sobol' ? createSobol(axes.length, seed) : drawIndependently(axes.length, seed);
  const configurations = new Map<string, Configuration>();
  while (configurations.size < count) {
    const shares = drawShares();
    const configuration = axes.map((axis, k) => valueAtShare(axis, shares[k] as number, logAt));
    configurations.set(configuration.join(' '), configuration);
    yield;
  }
  return [...configurations.values()];
}

/** Returns the number of combinations of the axes. Approximate above the largest safe integer. */
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

/** Returns uniform shares on [0, 1), one for each axis. */
export function drawIndependently(dimensions: number, seed: number): () => number[] {
  const random = createRandom(seed);
  // Two draws give 53 bits: a range of doubles has more values than one draw of 32 bits.
  const share = () =>
    (Math.floor(random() * twoTo26) * twoTo27 + Math.floor(random() * twoTo27)) / twoTo53;
  return () => Array.from({ length: dimensions }, share);
}
