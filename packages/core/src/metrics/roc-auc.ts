import { areOrdered, type RankedScores } from './rank-scores.ts';

/**
 * ROC AUC = (number of pairs with s⁺ > s⁻ + ½ number of pairs with s⁺ = s⁻) / (P N), over all pairs of a positive and a
 * negative example: the probability that a positive example has the higher score. It equals the area under the ROC curve, and
 * the Mann–Whitney statistic U divided by P N.
 * Shapes: positives (P), negatives (N), each ascending. Range: 0 to 1; ½ if all scores are equal.
 * Edges: null if P or N is 0, or a score is NaN. −0 equals 0, and infinities are scores as others.
 * Cost: O(P + N). Error: one rounding, because twice the count is a whole number below 2⁵³ for m up to 10⁸.
 * Source: J. Hanley and B. McNeil, "The meaning and use of the area under a ROC curve", Radiology 143 (1982).
 */
export function rocAuc(ranked: RankedScores): number | null {
  const { positives, negatives } = ranked;
  if (positives.length === 0 || negatives.length === 0 || !areOrdered(ranked)) return null;
  // The number of negatives with a lower score, and with a lower or equal score. A positive example adds the mean of both.
  let [lower, notHigher] = [0, 0];
  let twice = 0;
  for (const score of positives) {
    while (lower < negatives.length && (negatives[lower] as number) < score) lower += 1;
    while (notHigher < negatives.length && (negatives[notHigher] as number) <= score) {
      notHigher += 1;
    }
    twice += lower + notHigher;
  }
  return twice / (2 * positives.length * negatives.length);
}
