/** The mean of a metric over folds, and its standard deviation. Both are null if the metric is null in a fold. */
export type FoldSummary = { mean: number | null; std: number | null };

/**
 * The mean v̄ = 1/k Σ v_i of the values of k ≥ 1 folds, and the standard deviation of the population √(1/k Σ (v_i − v̄)²), with the divisor
 * k and not k − 1, as `mean_test_score` and `std_test_score` of scikit-learn's `cv_results_`.
 * Edges: null in a fold gives null, because a mean over fewer folds is another metric with the same name. Infinite values give NaN.
 * The value NaN counts as a number. The same bits on every machine.
 */
export function summariseFolds(values: readonly (number | null)[]): FoldSummary {
  const numbers = values.filter((value) => value !== null);
  if (numbers.length < values.length || numbers.length === 0) return { mean: null, std: null };
  const mean = meanOf(numbers);
  // Engines round `**` in different ways, and a product in one way.
  const squares = numbers.map((value) => (value - mean) * (value - mean));
  return { mean, std: Math.sqrt(meanOf(squares)) };
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
