import { openEnum } from '@sweepq/contract';
import { z } from 'zod';
import { predictionView } from './prediction-view.ts';

const share = z.number().min(0).max(1);
const orNull = share.nullable();
const label = z.number().int().min(0);
const count = z.number().int().min(0);

const ofClass = z
  .object({
    label,
    class: z.string().meta({ description: 'The name of the class.' }),
    support: count.meta({ description: 'The number of images of the class.' }),
    predicted: count.meta({ description: 'The number of images that are predicted as the class.' }),
    precision: orNull,
    recall: orNull,
    f1: orNull,
    rocAuc: orNull.meta({ description: 'One class against the rest.' }),
  })
  .meta({
    id: 'ClassEvaluation',
    description:
      'The metrics of one class. Precision, recall, F1 and ROC AUC are null if the split has no image of the class.',
  });

const rocCurve = z
  .object({
    label,
    class: z.string(),
    pointCount: count.meta({
      description:
        'The number of points of the whole curve. 0 if all images have the same class, or if an output of the model is not a number.',
    }),
    points: z
      .array(
        z.object({
          fpr: share.meta({ description: 'The false positive rate.' }),
          tpr: share.meta({ description: 'The true positive rate.' }),
          threshold: orNull.meta({
            description:
              'An image counts as positive if its probability of the class is at least this value. Null at the first point, where no image is positive.',
          }),
        }),
      )
      .meta({
        description:
          'Points of the curve, from (0, 0) to (1, 1). A curve with more points than the `points` of the request is thinned: each omitted point is less than 2 / (`points` − 1) from a kept one, measured along the curve.',
      }),
  })
  .meta({ id: 'RocCurve', description: 'The ROC curve of one class against the rest.' });

export const evaluationView = z
  .object({
    trialId: z.string(),
    split: openEnum(['train', 'validation', 'test']),
    images: count.meta({ description: 'The number of images of the split.' }),
    metrics: z
      .object({
        accuracy: share,
        balancedAccuracy: share,
        precision: orNull,
        recall: orNull,
        f1: orNull,
        rocAuc: orNull,
      })
      .meta({
        description:
          'The metrics of the split, computed from the predictions. Those of test and validation have the bits of the metrics of the trial. With folds, those of validation are of all predictions out of fold together, and those of the trial are means over the folds.',
      }),
    accuracyInterval: z.object({ low: share, high: share }).meta({
      description:
        'The 95 % Wilson score interval of the accuracy: what the number of images says about the accuracy on all images of this kind.',
    }),
    majority: z.object({ label, class: z.string(), share }).meta({
      description:
        'The accuracy of a model that always predicts the largest class, and this class.',
    }),
    confusion: z.array(z.array(count)).meta({
      description:
        'Counts of images: one row for each true class, one column for each predicted class, in the order of the labels.',
    }),
    classes: z.array(ofClass).meta({ description: 'By label.' }),
    roc: z.array(rocCurve).meta({
      description: 'With two classes the curve of label 1, with more one curve for each class.',
    }),
    worst: z
      .array(
        predictionView.extend({
          image: z.string().meta({ description: 'The path of the picture in this API.' }),
        }),
      )
      .meta({ description: 'The images whose true class has the lowest probability.' }),
  })
  .meta({
    id: 'Evaluation',
    description: 'The predictions of a trial for the images of a split, compared with the labels.',
  });
export type Evaluation = z.infer<typeof evaluationView>;
