import { pow } from '@sweepq/core/numerics';

/**
 * The standard deviation of n kernels in d dimensions, as a share of a range: 0.2 n^(−1 / (d + 4)) by Scott's rule, between
 * 1 / min(100, n + 2) and 1. The lower bound is hyperopt's "magic clip": few kernels must not be narrow.
 * Source: the multivariate estimator of Optuna 5, `_calculate_numerical_distributions`.
 */
export const bandwidth = (n: number, d: number): number =>
  Math.min(1, Math.max(0.2 * pow(Math.max(n, 1), -1 / (d + 4)), 1 / Math.min(100, n + 2)));
