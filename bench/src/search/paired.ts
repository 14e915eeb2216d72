// Paired differences between two searches that begin with the same points.
import { createRandom } from './random.ts';
import { bestWithin, type Improvements } from './run-strategy.ts';

/** Optuna's values have 12 digits, so a smaller regret is rounding. No seed must decide the mean of the logarithms alone. */
const leastRegret = 1e-9;

/** Returns log10 of the lowest value of the first `budget` trials, minus the minimum. */
export const logRegret = (improvements: Improvements, minimum: number, budget: number): number =>
  Math.log10(Math.max(leastRegret, bestWithin(improvements, budget) - minimum));

export const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

export type Pooled = {
  /** The mean difference of each function over its seeds. */
  functions: Record<string, number>;
  /** The mean over the functions: each one has the same weight. */
  mean: number;
  /** The mean is below this with a probability of 95 %. */
  upper: number;
};

const resamples = 2000;

/**
 * Pools differences by function and seed. `upper` is the 95th percentile of 2 000 bootstrap means: each draws the seeds of each function
 * with replacement. The draws have a fixed seed.
 */
export function pool(differences: ReadonlyMap<string, readonly number[]>): Pooled {
  const lists = [...differences.values()];
  const random = createRandom(1);
  const means = Array.from({ length: resamples }, () =>
    meanOf(
      lists.map((list) => {
        let sum = 0;
        for (let k = 0; k < list.length; k++) {
          sum += list[Math.floor(random() * list.length)] as number;
        }
        return sum / list.length;
      }),
    ),
  ).sort((a, b) => a - b);
  const functions = Object.fromEntries(
    [...differences].map(([name, list]) => [name, meanOf(list)]),
  );
  const mean = meanOf(Object.values(functions));
  return { functions, mean, upper: means[Math.ceil(0.95 * resamples) - 1] ?? Number.NaN };
}
