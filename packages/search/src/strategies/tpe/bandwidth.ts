import { pow } from '@sweepq/core/numerics';

/**
 * The widest standard deviation of n kernels in d dimensions, as a share of a range: 0.2 n^(−1 / (d + 4)) by Scott's rule, between
 * 1 / min(100, n + 2) and 1. The lower bound is hyperopt's "magic clip": few kernels must not be narrow.
 * Source: the multivariate estimator of Optuna 5, `_calculate_numerical_distributions`.
 */
export const bandwidth = (n: number, d: number): number =>
  Math.min(1, Math.max(0.2 * pow(Math.max(n, 1), -1 / (d + 4)), 1 / Math.min(100, n + 2)));

const narrowest = 0.01;
const ofSpread = 1.5;
/** The variance of a uniform share. It counts as one more kernel, so that few kernels that are close together stay wide. */
const uniformVariance = 1 / 12;

/**
 * The standard deviations of n kernels, one for each of d dimensions: 1.5 s n^(−1 / (d + 4)) by Scott's rule, for the deviation s of the
 * positions of the kernels, at least 0.01 and at most `bandwidth(n, d)`. So the kernels become narrow where the trials agree.
 * matrix: rows of positions; starts (n): where the rows of the kernels begin. Source of the rule: S. Falkner, A. Klein and F. Hutter,
 * "BOHB", ICML 2018; docs/decisions/063-kernels-of-tpe.md has measurements.
 */
export function bandwidths(matrix: Float64Array, starts: Int32Array, d: number): Float64Array {
  const n = starts.length;
  const widest = bandwidth(n, d);
  const factor = ofSpread * pow(Math.max(n, 1), -1 / (d + 4));
  const means = new Float64Array(d);
  const squares = new Float64Array(d).fill(uniformVariance);
  for (let k = 0; k < n; k++) {
    const start = starts[k] as number;
    for (let j = 0; j < d; j++) means[j] = (means[j] as number) + (matrix[start + j] as number) / n;
  }
  for (let k = 0; k < n; k++) {
    const start = starts[k] as number;
    for (let j = 0; j < d; j++) {
      const away = (matrix[start + j] as number) - (means[j] as number);
      squares[j] = (squares[j] as number) + away * away;
    }
  }
  return squares.map((square) =>
    Math.min(widest, Math.max(narrowest, factor * Math.sqrt(square / (n + 1)))),
  );
}
