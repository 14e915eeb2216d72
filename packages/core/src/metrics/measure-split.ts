import { type Confusion, countClasses, countConfusion } from './confusion.ts';
import { type CountMetrics, countMetricsOf } from './count-metrics.ts';
import {
  accuracyOf,
  balancedAccuracyOf,
  type Majority,
  majorityOf,
  overallOf,
} from './overall-metrics.ts';
import { rankScores } from './rank-scores.ts';
import { rocAuc } from './roc-auc.ts';
import { assertScoredSplit, type ScoredSplit } from './scored-split.ts';

/** The metrics of a whole split that follow from labels, predictions and scores. */
export type OverallMetrics = {
  accuracy: number;
  balancedAccuracy: number;
  /** Of label 1 with two classes; the mean over all classes with more. Null if a needed class is absent. */
  precision: number | null;
  recall: number | null;
  f1: number | null;
  rocAuc: number | null;
};

export type SplitEvaluation = OverallMetrics & {
  majority: Majority;
  confusion: Confusion;
  /** By label. */
  classes: ClassMetrics[];
};

export type ClassMetrics = CountMetrics & {
  /** The number of examples of the class. */
  support: number;
  /** One against the rest. Null if the split has no example of the class, or no other example. */
  rocAuc: number | null;
};

/**
 * All metrics of a split. The other files of this folder have the formula of each.
 * Shapes: labels and predictions (m), scores (m) or (m, C); m ≥ 1. Range: 0 to 1.
 * Edges: null where a class is absent (decision 71). With two classes, both have the same ROC AUC.
 * Errors: a RangeError if the arrays are not a `ScoredSplit`.
 * Cost: O(C m log m). The same bits on every machine: only whole numbers, sums in a fixed order, and quotients.
 */
export function measureSplit(split: ScoredSplit): SplitEvaluation {
  assertScoredSplit(split);
  const { labels, predictions, classCount } = split;
  const confusion = countConfusion(labels, predictions, classCount);
  const counts = countClasses(confusion);
  const aucOf = aucByLabel(split);
  const classes = counts.map((each, label) => {
    return { support: each.support, ...countMetricsOf(each), rocAuc: aucOf(label) };
  });
  const overall = (key: keyof CountMetrics | 'rocAuc') =>
    overallOf(classes.map((each) => each[key]));
  return {
    accuracy: accuracyOf(counts),
    balancedAccuracy: balancedAccuracyOf(classes.map(({ recall }) => recall)),
    precision: overall('precision'),
    recall: overall('recall'),
    f1: overall('f1'),
    rocAuc: overall('rocAuc'),
    majority: majorityOf(counts.map(({ support }) => support)),
    confusion,
    classes,
  };
}

/** With two classes, the scores of label 0 are those of label 1 in reverse order: both labels have the same area. */
function aucByLabel(split: ScoredSplit): (label: number) => number | null {
  if (split.classCount > 2) return (label) => rocAuc(rankScores(split, label));
  const ofBoth = rocAuc(rankScores(split, 1));
  return () => ofBoth;
}
