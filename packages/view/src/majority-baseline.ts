export type ClassCount = { name: string; count: number };

/** `share` is the accuracy of a model that always answers `name`. */
export type Baseline = { name: string; share: number; count: number };

/**
 * Returns the majority baseline: the accuracy of always answering the most frequent class of a split. Undefined for a split
 * without images. Two classes of the same size give the first one.
 */
export function majorityBaseline(classes: readonly ClassCount[]): Baseline | undefined {
  const count = classes.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return undefined;
  const most = classes[largestClass(classes)] as ClassCount;
  return { name: most.name, share: most.count / count, count };
}

/** Returns the index of the largest class. Of classes of the same size, it is the first one. */
export function largestClass(classes: readonly ClassCount[]): number {
  const counts = classes.map(({ count }) => count);
  return counts.indexOf(Math.max(...counts));
}

/**
 * Returns the cost, in nats, of always answering the shares of the classes: the entropy −Σ p ln p. A model that has learned
 * nothing about the images reaches it. Undefined for a split without images.
 */
export function shareCost(classes: readonly ClassCount[]): number | undefined {
  const count = classes.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return undefined;
  let cost = 0;
  for (const each of classes) {
    const share = each.count / count;
    if (share > 0) cost -= share * Math.log(share);
  }
  return cost;
}
