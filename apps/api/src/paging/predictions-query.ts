// The query parameters of the predictions of a trial.
import { expected, type FilterField, type FilterValue, type SortKey } from '@sweepq/contract';
import type { MeasuredSplit } from '@sweepq/core';
import { z } from 'zod';
import type { Prediction } from '../views/prediction-view.ts';
import { pageParameters, selectionOf } from './list-query.ts';

const splits = ['train', 'validation', 'test'] as const satisfies readonly MeasuredSplit[];
const names = splits.join(', ');

const fields: readonly FilterField[] = [
  ...['index', 'label', 'predicted'].map((path) => ({ path, type: 'number' }) as const),
  { path: 'class', type: 'text' },
  { path: 'error', type: 'number', nullable: true },
];

/** The list without `sort`: the most wrong prediction first. */
export const defaultPredictionSort: readonly SortKey[] = [{ path: 'error', order: 'desc' }];

const list = selectionOf({ fields, sorts: ['error', 'index'], defaultSort: defaultPredictionSort });

export const splitParameter = z
  .enum(splits, expected(`one of ${names}`))
  .default('test')
  .meta({
    description:
      '`train`: the images on which the model was trained. `validation`: the held-out images; with folds, all images of the training set, each predicted by the model of its fold. `test`: the images of the test file.',
  });

const datasetParameter = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}(@[1-9]\d{0,8})?$/i,
    expected('the name of a dataset, or name@version'),
  )
  .optional()
  .meta({
    description:
      'Another dataset, whose images have the same shape, and which has as many classes, not the same ones in another order: its name, or `name@version`. Then `split` is `train` or `test` of this dataset. Default: the dataset of the sweep.',
    examples: ['catvnoncat', 'catvnoncat@1'],
  });

const selection = { split: splitParameter, dataset: datasetParameter, ...list };

/** The query parameters of a table of all predictions. */
export const predictionTableQuery = z.strictObject(selection);
export const predictionsQuery = z.strictObject({ ...selection, ...pageParameters });

/** Returns the reader of a path of a prediction. `error` is 1 minus the probability of the true class. */
export const readerOfPrediction =
  (path: string) =>
  (prediction: Prediction): FilterValue => {
    if (path !== 'error') return prediction[path as 'index' | 'class'];
    const { probabilities, label } = prediction;
    if (probabilities.includes(null)) return null;
    // The sum of the other probabilities has no rounding error of 1 − p.
    return probabilities.reduce<number>(
      (sum, p, other) => sum + (other === label ? 0 : (p ?? 0)),
      0,
    );
  };
