// The metrics of a trial in the folds of its sweep. The mean over the folds is the validation metric of the trial.
import { z } from 'zod';

/** The values of metrics by the name of their measure. Null: the metric does not exist. */
const values = z.record(z.string(), z.number().nullable());

/** The metrics of a fold on the part that it holds out. */
const foldMetrics = z.strictObject({
  /** Fewer than the iteration count of the trial if the training of the fold stopped early. */
  iterations: z.number().int().min(1),
  values,
});
export type FoldMetrics = z.infer<typeof foldMetrics>;

/** Whether early stopping has ended the training of each fold before an iteration count. True without folds. */
export const haveFoldsEnded = (
  folds: readonly Pick<FoldMetrics, 'iterations'>[],
  asked: number,
): boolean => folds.every(({ iterations }) => iterations < asked);

export const foldsMetrics = z.strictObject({
  each: z.array(foldMetrics),
  /** The standard deviation of the folds as a whole population, as in scikit-learn. Null if a fold does not have the metric. */
  std: values,
});
export type FoldsMetrics = z.infer<typeof foldsMetrics>;
