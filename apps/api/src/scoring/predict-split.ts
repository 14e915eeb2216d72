import type { Predictions, Split } from '@sweepq/core';
import type { ExportedModel } from '@sweepq/exports';
import { handOver } from '@sweepq/threads';

/** The images of the split, and the arrays of the model, are in shared memory. */
type PredictTask = { model: ExportedModel; split: Split };

/** A task of a thread: predicts all images of a split of any dataset. */
export async function predictForeignSplit({
  model,
  split: { images, labels, count },
}: PredictTask) {
  const { logitsOfImages, sizeOfShape } = await import('@sweepq/core');
  const size = sizeOfShape(model.inputShape);
  const each = Array.from({ length: count }, (_, i) => images.subarray(i * size, (i + 1) * size));
  const logits = logitsOfImages(model, each);
  const indices = Uint32Array.from({ length: count }, (_, i) => i);
  const ownLabels = Uint8Array.from(labels);
  return handOver<Predictions>({ indices, labels: ownLabels, logits }, [
    ...[indices, ownLabels, logits],
  ]);
}
