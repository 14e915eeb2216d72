import type { ScoredSplit } from './scored-split.ts';

/** The scores that one class gets, each list ascending. */
export type RankedScores = {
  /** The scores of the examples of the class: (P). */
  positives: Float64Array;
  /** The scores of all other examples: (N). */
  negatives: Float64Array;
};

/**
 * Sorts the scores of a label, one against the rest: the ROC curve and its area depend only on their order.
 * With two classes, the score of label 0 is the negative of that of label 1.
 * Shapes: scores (m) or (m, C); P + N = m. Cost: O(m log m).
 */
export function rankScores(
  { labels, scores, classCount }: Omit<ScoredSplit, 'predictions'>,
  label: number,
): RankedScores {
  const scoreOf =
    classCount > 2
      ? (i: number) => scores[i * classCount + label] as number
      : (i: number) => (label === 1 ? 1 : -1) * (scores[i] as number);
  const select = (isWanted: (other: number) => boolean) => {
    const wanted: number[] = [];
    for (const [i, other] of labels.entries()) if (isWanted(other)) wanted.push(scoreOf(i));
    return Float64Array.from(wanted).sort();
  };
  return {
    positives: select((other) => other === label),
    negatives: select((other) => other !== label),
  };
}
