import { float64, int32, list } from '@uwdata/flechette';
import type { Prediction } from '../views/prediction-view.ts';
import { createArrowWriter } from './write-arrow.ts';

type Options = { classes: readonly string[]; metadata: Readonly<Record<string, string>> };

/** Writes predictions as an Arrow table with one record batch. */
export const writePredictionsArrow = (
  predictions: readonly Prediction[],
  { classes, metadata }: Options,
) =>
  createArrowWriter<Prediction>([
    { name: 'index', type: int32(), read: ({ index }) => index },
    { name: 'label', type: int32(), read: ({ label }) => label },
    { name: 'predicted', type: int32(), read: ({ predicted }) => predicted },
    { name: 'class', words: classes, read: (prediction) => prediction.class },
    {
      name: 'probabilities',
      type: list(float64()),
      read: ({ probabilities }) => probabilities,
    },
  ])(predictions, { head: metadata, isLast: true });
