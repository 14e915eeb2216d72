// The validation metrics of a trial whose sweep has folds. The mean over the folds is the validation metric of the trial.
import { z } from 'zod';

/** What a fold was measured at, and its metrics on the held-out part, by the name of the measure. Null: the metric does not exist there. */
export const foldMetrics = z.strictObject({
  /** Fewer than the iteration count of the trial if the training of the fold stopped early. */
  iterations: z.number().int().min(1),
  values: z.record(z.string(), z.number().nullable()),
});
export type FoldMetrics = z.infer<typeof foldMetrics>;

type Valued = Pick<FoldMetrics, 'values'>;

/** Returns the mean of a measure over the folds. Null if a fold does not have it. */
export function meanOfFolds(folds: readonly Valued[], measure: string): number | null {
  const values = valuesOf(folds, measure);
  return values && values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns the standard deviation of a measure over the folds as a whole population, as scikit-learn does. Null if a fold does not have it. */
export function stdOfFolds(folds: readonly Valued[], measure: string): number | null {
  const [values, mean] = [valuesOf(folds, measure), meanOfFolds(folds, measure)];
  if (values === null || mean === null) return null;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / values.length);
}

function valuesOf(folds: readonly Valued[], measure: string): number[] | null {
  const values = folds.map(({ values }) => values[measure] ?? null);
  const known = values.filter((value) => value !== null);
  return known.length === folds.length && folds.length > 0 ? known : null;
}
