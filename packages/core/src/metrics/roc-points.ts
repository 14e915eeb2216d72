import { areOrdered, type RankedScores } from './rank-scores.ts';

/** What a threshold gives: examples with a score of at least `threshold` count as positive. */
export type RocPoint = {
  /** The share of negative examples that count as positive, 0 to 1. */
  fpr: number;
  /** The share of positive examples that count as positive, 0 to 1. */
  tpr: number;
  /** A score of an example; Infinity for the first point. */
  threshold: number;
};

/** The numbers of examples with a score of at least `threshold`. */
type Corner = { threshold: number; truePositives: number; falsePositives: number };

/**
 * The ROC curve: fpr(t) = |{s⁻ ≥ t}| / N and tpr(t) = |{s⁺ ≥ t}| / P for every score t, from the highest on. The first point is
 * (0, 0), the last one (1, 1). As `roc_curve` of scikit-learn with `drop_intermediate`, a point is left out if the steps to it
 * and from it add the same numbers of examples: the curve stays the same line.
 * Shapes: positives (P), negatives (N), each ascending; the result has from 2 to P + N + 1 points.
 * Edges: null if P or N is 0, or a score is NaN. −0 equals 0.
 * Cost: O(P + N). Error: one rounding of each share.
 * Source: T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006), algorithm 1.
 */
export function rocPoints(ranked: RankedScores): RocPoint[] | null {
  const { length: positives } = ranked.positives;
  const { length: negatives } = ranked.negatives;
  if (positives === 0 || negatives === 0 || !areOrdered(ranked)) return null;
  const corners = dropIntermediate(cornersOf(ranked));
  const points = corners.map(({ threshold, truePositives, falsePositives }) => {
    return { fpr: falsePositives / negatives, tpr: truePositives / positives, threshold };
  });
  return [{ fpr: 0, tpr: 0, threshold: Number.POSITIVE_INFINITY }, ...points];
}

/** One corner for each distinct score, from the highest on. */
function cornersOf({ positives, negatives }: RankedScores): Corner[] {
  const corners: Corner[] = [];
  // Examples with a lower score than the last threshold.
  let [p, n] = [positives.length, negatives.length];
  while (p > 0 || n > 0) {
    const threshold = Math.max(scoreBefore(positives, p), scoreBefore(negatives, n));
    while (p > 0 && positives[p - 1] === threshold) p -= 1;
    while (n > 0 && negatives[n - 1] === threshold) n -= 1;
    const [truePositives, falsePositives] = [positives.length - p, negatives.length - n];
    corners.push({ threshold, truePositives, falsePositives });
  }
  return corners;
}

const scoreBefore = (scores: Float64Array, at: number) =>
  scores[at - 1] ?? Number.NEGATIVE_INFINITY;

function dropIntermediate(corners: readonly Corner[]): Corner[] {
  return corners.filter((corner, k) => {
    const [before, after] = [corners[k - 1], corners[k + 1]];
    if (before === undefined || after === undefined) return true;
    const bends = (key: 'truePositives' | 'falsePositives') =>
      after[key] - corner[key] !== corner[key] - before[key];
    return bends('truePositives') || bends('falsePositives');
  });
}
