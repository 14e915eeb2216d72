// The metrics of a whole split, from the counts and the metrics of its classes.
import type { ClassCounts } from './confusion.ts';

/**
 * accuracy = Σ right / m. Range: 0 to 1.
 * Shapes: one item for each class; m = Σ support ≥ 1. Error: one rounding.
 */
export function accuracyOf(classes: readonly ClassCounts[]): number {
  const sumOf = (key: keyof ClassCounts) => classes.reduce((sum, each) => sum + each[key], 0);
  return sumOf('right') / sumOf('support');
}

/**
 * balanced accuracy = the mean of the recalls of the classes that are present. Range: 0 to 1.
 * Shapes: the recall of each class, null if it is absent; at least one is present.
 * Edges: an absent class does not count. So with one class present, this is its recall.
 * Error: (C + 1) u, u = 2⁻⁵³; the sum runs in the order of the labels.
 * Source: K. Brodersen et al., "The balanced accuracy and its posterior distribution", ICPR 2010; `balanced_accuracy_score` of
 * scikit-learn.
 */
export function balancedAccuracyOf(recalls: readonly (number | null)[]): number {
  return mean(recalls.filter((recall) => recall !== null));
}

/**
 * The value of a metric for the whole split: with two classes that of label 1, with more the mean over all classes (macro).
 * Shapes: the value of each class, null if it is not defined.
 * Edges: null if a needed value is null. A mean over fewer classes would be another metric with the same name, so the values of
 * two splits, or of two folds, could not be compared.
 * Error: (C + 1) u, u = 2⁻⁵³; the sum runs in the order of the labels. Source: `average='binary'` and `'macro'` of scikit-learn.
 */
export function overallOf(values: readonly (number | null)[]): number | null {
  if (values.length === 2) return values[1] ?? null;
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? mean(known) : null;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** `share` is the accuracy of a model that always predicts `label`. */
export type Majority = { label: number; share: number };

/**
 * The majority baseline: share = max_c support / m, and the label of that class. Range of the share: 1 / C to 1.
 * Shapes: the number of examples of each class, by label; their sum m ≥ 1.
 * Edges: of several classes with the most examples, the one with the lowest label. Error: one rounding.
 * Source: `DummyClassifier(strategy='most_frequent')` of scikit-learn.
 */
export function majorityOf(supports: readonly number[]): Majority {
  const most = supports.reduce((a, b) => Math.max(a, b));
  const count = supports.reduce((sum, support) => sum + support, 0);
  return { label: supports.indexOf(most), share: most / count };
}
