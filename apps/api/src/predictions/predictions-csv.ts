import { type Column, writeHead, writeRow } from '../csv/write-csv.ts';
import type { Prediction } from '../views/prediction-view.ts';

/** Writes predictions as CSV. The name of a column is the path of its value. */
export function writePredictionsCsv(predictions: readonly Prediction[], classes: number): string {
  const columns: readonly Column<Prediction>[] = [
    ['index', ({ index }) => index],
    ['label', ({ label }) => label],
    ['predicted', ({ predicted }) => predicted],
    ['class', (prediction) => prediction.class],
    ...Array.from(
      { length: classes },
      (_, label): Column<Prediction> => [
        `probabilities.${label}`,
        ({ probabilities }) => probabilities[label] ?? null,
      ],
    ),
  ];
  // A copy of a prediction has its probabilities as values, so they are computed once for all columns.
  return writeHead(columns) + predictions.map((each) => writeRow(columns, { ...each })).join('');
}
