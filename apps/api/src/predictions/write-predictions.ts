import type { Filter, SortKey } from '@sweepq/contract';
import { handOver } from '@sweepq/threads';
import { encodeText, type OwnBytes } from '../heavy/transfer.ts';
import { isIndex } from '../paging/cursor.ts';
import { readerOfPrediction } from '../paging/predictions-query.ts';
import { createMatcher, readValues, takeEntries } from '../paging/sort-items.ts';
import type { Prediction } from '../views/prediction-view.ts';
import type { PredictedSplit } from './predict-images.ts';
import { writePredictionsCsv } from './predictions-csv.ts';

export type PredictionList = {
  /** What is listed, for the cursor. */
  of: readonly string[];
  sort: readonly SortKey[];
  filter: Filter | undefined;
  limit: number;
  /** A valid cursor. */
  cursor: string | undefined;
};

type WriteTask = {
  predicted: PredictedSplit;
  list: PredictionList;
  format: 'json' | 'csv' | 'arrow';
  /** The metadata of an Arrow table. */
  metadata: Readonly<Record<string, string>>;
};

/** A task of a thread: writes predictions, sorted and filtered. Only JSON has pages. */
export async function writePredictions({ predicted, list, format, metadata }: WriteTask) {
  const { page, nextCursor } = selectPredictions(await viewPredictions(predicted), list);
  const write = {
    json: () => encodeText(JSON.stringify({ items: page, nextCursor })),
    csv: () => encodeText(writePredictionsCsv(page, predicted.classes.length)),
    arrow: async () => {
      const { writePredictionsArrow } = await import('../arrow/predictions-arrow.ts');
      return writePredictionsArrow(page, { classes: predicted.classes, metadata });
    },
  } satisfies Record<typeof format, () => OwnBytes | Promise<OwnBytes>>;
  const bytes = await write[format]();
  return handOver({ bytes, nextCursor }, [bytes]);
}

async function viewPredictions({
  indices,
  labels,
  logits,
  classes,
}: PredictedSplit): Promise<Prediction[]> {
  const { probabilityOf, scoreLogits } = await import('@sweepq/core');
  const { predictions, scores, classCount } = scoreLogits(logits, labels);
  // With two classes, a score is a logit. σ(−z) has no rounding error of 1 − σ(z).
  const probabilitiesOf = (k: number): number[] =>
    classCount === 2
      ? [-(scores[k] as number), scores[k] as number].map(probabilityOf)
      : [...scores.subarray(k * classCount, (k + 1) * classCount)];
  return Array.from(indices, (index, k) => {
    const predicted = predictions[k] as number;
    return {
      ...{ index, label: labels[k] as number, predicted },
      class: classes[predicted] as string,
      // Computed when it is read: a page needs only some of up to 256 probabilities of each image.
      get probabilities() {
        return probabilitiesOf(k).map(toNullable);
      },
    };
  });
}

const toNullable = (value: number) => (Number.isNaN(value) ? null : value);

function selectPredictions(
  predictions: readonly Prediction[],
  { of, sort, filter, limit, cursor }: PredictionList,
) {
  const valuesOf = readValues(sort, readerOfPrediction);
  const entries = predictions
    .filter(createMatcher(filter, readerOfPrediction))
    .map((prediction) => ({ values: valuesOf(prediction), id: prediction.index, prediction }));
  const asked = { of, sort, filter, limit, cursor, isId: isIndex };
  const { page, nextCursor } = takeEntries(entries, asked);
  return { page: page.map(({ prediction }) => prediction), nextCursor };
}
