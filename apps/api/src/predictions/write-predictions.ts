import { handOver } from '@sweepq/threads';
import { encodeText, type OwnBytes } from '../heavy/transfer.ts';
import type { PredictedSplit } from './predict-images.ts';
import { writePredictionsCsv } from './predictions-csv.ts';
import { type PredictionList, selectPredictions } from './select-predictions.ts';
import { viewPredictions } from './view-predictions.ts';

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
