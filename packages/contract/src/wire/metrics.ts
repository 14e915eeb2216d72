import { z } from 'zod';
import type { FoldsMetrics } from '../schemas/fold-metrics.ts';
import type { MetricName } from '../schemas/metric-table.ts';
import { accuracy, type Metrics } from '../schemas/trial.ts';

const share = accuracy.nullable();
const needsClasses =
  'With two classes that of label 1, with more the mean over all classes. Null if a needed class is absent in this part of the data, and for a result of version 0.2 or earlier.';

const ofCounts = {
  balancedAccuracy: share.meta({
    description:
      'The mean recall of the classes that are present. Null for a result of version 0.2 or earlier.',
  }),
  precision: share.meta({
    description: `The share of images predicted as a class that have this class. ${needsClasses}`,
  }),
  recall: share.meta({
    description: `The share of images of a class that are predicted as this class. ${needsClasses}`,
  }),
  f1: share.meta({ description: `The harmonic mean of precision and recall. ${needsClasses}` }),
  rocAuc: share.meta({
    description: `The area under the ROC curve: the probability that an image of a class has a higher score than one of another class. ${needsClasses}`,
  }),
};

const measured = z.object({
  cost: z.number().nullable().meta({
    description:
      'The mean cross-entropy, without class weights and the L2 penalty. Null if it is not finite, and for a result of a version that did not measure it.',
  }),
  accuracy,
  ...ofCounts,
});

const ofFolds = z.object({ ...measured.shape, accuracy: share });

const foldView = z
  .object({
    iterations: z.number().int().min(1).meta({
      description:
        'The number of iterations of the training without the fold: fewer than the trial has if the training stopped early.',
    }),
    metrics: ofFolds,
  })
  .meta({ id: 'FoldMetrics', description: 'The metrics of a trial on one fold.' });

const validated = measured.extend({
  std: ofFolds.nullable().meta({
    description:
      'The standard deviation of each metric over the folds as a whole population, as in scikit-learn. Null without folds.',
  }),
  folds: z
    .array(foldView)
    .nullable()
    .meta({ description: 'Each fold in its order. Null without folds.' }),
});

export const metricsView = z
  .object({
    train: z.object({
      cost: z.number().meta({
        description:
          'The cost at the last iteration, computed before the update of this iteration, with the class weights and the L2 penalty. With a `batchSize`, the cost of the batch of this iteration.',
      }),
      accuracy,
      ...ofCounts,
    }),
    validation: validated.nullable().meta({
      description:
        'The held-out part of the training set, or the means over the folds. Null without validation.',
    }),
    test: measured,
  })
  .meta({
    id: 'Metrics',
    description: 'Metrics by split of the data. All except the cost are from 0 to 1.',
  });
export type MetricsView = z.infer<typeof metricsView>;

/** Returns the answer for stored metrics. A missing metric is null. */
export function viewMetrics(metrics: Metrics): MetricsView {
  const orNull = (name: MetricName) => metrics[name] ?? null;
  const { trainCost, trainAccuracy, testAccuracy, validationAccuracy } = metrics;
  return {
    train: { cost: trainCost, accuracy: trainAccuracy, ...countsOf('train', orNull) },
    validation:
      validationAccuracy === undefined
        ? null
        : {
            cost: orNull('validationCost'),
            accuracy: validationAccuracy,
            ...countsOf('validation', orNull),
            ...viewFolds(metrics.folds),
          },
    test: { cost: orNull('testCost'), accuracy: testAccuracy, ...countsOf('test', orNull) },
  };
}

const countsOf = (split: keyof MetricsView, orNull: (name: MetricName) => number | null) => ({
  balancedAccuracy: orNull(`${split}BalancedAccuracy`),
  precision: orNull(`${split}Precision`),
  recall: orNull(`${split}Recall`),
  f1: orNull(`${split}F1`),
  rocAuc: orNull(`${split}RocAuc`),
});

const viewFolds = (folds: FoldsMetrics | undefined) => ({
  std: folds === undefined ? null : viewValues(folds.std),
  folds:
    folds?.each.map(({ iterations, values }) => ({ iterations, metrics: viewValues(values) })) ??
    null,
});

const viewValues = ({
  cost = null,
  accuracy = null,
  balancedAccuracy = null,
  precision = null,
  recall = null,
  f1 = null,
  rocAuc = null,
}: FoldsMetrics['std']): z.infer<typeof ofFolds> => ({
  ...{ cost, accuracy, balancedAccuracy, precision, recall, f1, rocAuc },
});
