import { mostClasses } from '../load/limits.ts';

/**
 * What a model says about the m examples of a split, with C classes. Labels and predictions are 0 … C − 1, m ≥ 1, C from 2
 * to 256.
 */
export type ScoredSplit = {
  /** The true label of each example: (m). */
  labels: Uint8Array;
  /** The predicted label of each example: (m). */
  predictions: Uint8Array;
  /**
   * With two classes, the logit or the probability of label 1: (m). With more, a probability or a logit of each class, example
   * after example: (m, C). A softmax changes the order of examples by the score of a class, so the ROC AUC of logits differs
   * from that of probabilities. ±Infinity is a score. A class with a score of NaN has no ROC curve and no area below it.
   */
  scores: Float64Array;
  /** C. */
  classCount: number;
};

/** Throws a RangeError if an array has another length or another value than `ScoredSplit` says. Cost: O(m C). */
export function assertScoredSplit({ labels, predictions, scores, classCount }: ScoredSplit): void {
  if (!Number.isInteger(classCount) || classCount < 2 || classCount > mostClasses) {
    throw new RangeError(
      `Expected \`classCount\` to be from 2 to ${mostClasses}, got \`${classCount}\`.`,
    );
  }
  const m = labels.length;
  if (m === 0) throw new RangeError('Expected `labels` to have an example, got none.');
  const lengths = [
    ['predictions', predictions.length, m],
    ['scores', scores.length, classCount === 2 ? m : m * classCount],
  ] as const;
  for (const [name, length, wanted] of lengths) {
    if (length === wanted) continue;
    throw new RangeError(`Expected \`${name}\` to have ${wanted} numbers, got ${length}.`);
  }
  for (const [name, values] of Object.entries({ labels, predictions })) {
    const at = findAtLeast(values, classCount);
    if (at < 0) continue;
    throw new RangeError(
      `Expected \`${name}[${at}]\` to be below ${classCount}, got \`${values[at]}\`.`,
    );
  }
}

/** The index of the first value that is at least `bound`, or −1. A loop takes a tenth of the time of `findIndex`. */
function findAtLeast(values: Uint8Array, bound: number): number {
  for (let i = 0; i < values.length; i++) if ((values[i] as number) >= bound) return i;
  return -1;
}
