import type { ClassCounts } from './confusion.ts';

/** The metrics of one class that follow from its counts. All are null for a class without examples. */
export type CountMetrics = {
  precision: number | null;
  recall: number | null;
  f1: number | null;
};

/**
 * precision = right / predicted, recall = right / support, F1 = 2 right / (support + predicted), the harmonic mean of both.
 * Range: 0 to 1.
 * Edges: null if support = 0, because such a split does not show how well the class is found. A class that is present and
 * never predicted has precision 0, as `zero_division=0` of scikit-learn: a model must not gain by predicting nothing.
 * Error: one rounding. Source: `precision_recall_fscore_support` of scikit-learn.
 */
export function countMetricsOf({ right, support, predicted }: ClassCounts): CountMetrics {
  if (support === 0) return { precision: null, recall: null, f1: null };
  return {
    precision: predicted === 0 ? 0 : right / predicted,
    recall: right / support,
    f1: (2 * right) / (support + predicted),
  };
}
