import type { ScoredSplit } from './scored-split.ts';

/** The scores that one class gets, each list ascending. */
export type RankedScores = {
  /** The scores of the examples of the class: (P). */
  positives: Float64Array;
  /** The scores of all other examples: (N). */
  negatives: Float64Array;
};

/** Whether the scores have an order. A sort puts NaN last. */
export const areOrdered = ({ positives, negatives }: RankedScores) =>
  ![positives, negatives].some((scores) => Number.isNaN(scores.at(-1)));

/**
 * Sorts the scores of a label, one class against the rest. The ROC curve and its area depend only on the order of the scores.
 * With two classes, the score of label 0 is the negative of that of label 1.
 * Shapes: scores (m) or (m, C); P + N = m. Cost: O(m log m).
 */
export function rankScores(
  { labels, scores, classCount }: Omit<ScoredSplit, 'predictions'>,
  label: number,
): RankedScores {
  const width = classCount === 2 ? 1 : classCount;
  const column = classCount === 2 ? 0 : label;
  const sign = classCount === 2 && label === 0 ? -1 : 1;
  let support = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) support += 1;
  const positives = new Float64Array(support);
  const negatives = new Float64Array(labels.length - support);
  let [p, n] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const score = sign * (scores[i * width + column] as number);
    if (labels[i] === label) positives[p++] = score;
    else negatives[n++] = score;
  }
  return { positives: positives.sort(), negatives: negatives.sort() };
}
