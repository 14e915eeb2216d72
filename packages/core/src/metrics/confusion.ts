/** Counts of examples by true and predicted label. */
export type Confusion = {
  /** (C, C), row after row: `counts[t * C + p]` examples have label t and prediction p. */
  counts: Uint32Array;
  /** C. */
  classCount: number;
};

/**
 * Returns n(t, p), the number of examples with label t and prediction p.
 * Shapes: labels and predictions (m), both 0 … C − 1; the result (C, C).
 * Edges: the row of an absent class and the column of a class that is never predicted are 0; m = 0 gives zeros.
 * Cost: O(m + C²). Exact. Source: `confusion_matrix` of scikit-learn.
 */
export function countConfusion(
  labels: Uint8Array,
  predictions: Uint8Array,
  classCount: number,
): Confusion {
  const counts = new Uint32Array(classCount * classCount);
  for (let i = 0; i < labels.length; i++) {
    const at = (labels[i] as number) * classCount + (predictions[i] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  return { counts, classCount };
}

/** The counts of one class against the rest. */
export type ClassCounts = {
  /** Examples of the class that are predicted as the class. */
  right: number;
  /** Examples of the class. */
  support: number;
  /** Examples that are predicted as the class. */
  predicted: number;
};

/**
 * The counts of each class: right = n(c, c), support = Σ_p n(c, p), predicted = Σ_t n(t, c).
 * Shapes: confusion (C, C); the result has C items, by label. Cost: O(C²). Exact.
 */
export function countClasses({ counts, classCount }: Confusion): ClassCounts[] {
  const countOf = (label: number, prediction: number) =>
    counts[label * classCount + prediction] as number;
  const labels = Array.from({ length: classCount }, (_, label) => label);
  const sumOver = (count: (other: number) => number) =>
    labels.reduce((sum, other) => sum + count(other), 0);
  return labels.map((label) => ({
    right: countOf(label, label),
    support: sumOver((prediction) => countOf(label, prediction)),
    predicted: sumOver((other) => countOf(other, label)),
  }));
}
