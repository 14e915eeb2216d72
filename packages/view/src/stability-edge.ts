export type RateOutcome = { learningRate: number; iterations: number; diverged: boolean };

export type EdgePoint = {
  iterations: number;
  /** The highest learning rate at which no trial diverged. */
  stable: number;
  /** The lowest learning rate at which a trial diverged. */
  diverging: number;
  /** The middle between both on a log axis: √(stable · diverging). */
  edge: number;
};

/**
 * Returns the stability edge of each iteration count, in ascending order. An iteration count without a diverged trial, or
 * without a rate at which all trials were stable, has no edge. If other hyperparameters move the edge, `stable` can be above
 * `diverging`. Learning rates are above 0.
 */
export function stabilityEdge(outcomes: Iterable<RateOutcome>): EdgePoint[] {
  const rates = new Map<number, Map<number, boolean>>();
  for (const { learningRate, iterations, diverged } of outcomes) {
    const of = rates.get(iterations) ?? new Map<number, boolean>();
    rates.set(iterations, of.set(learningRate, diverged || of.get(learningRate) === true));
  }
  const points: EdgePoint[] = [];
  for (const [iterations, of] of [...rates].sort(([a], [b]) => a - b)) {
    let stable = 0;
    let diverging = Number.POSITIVE_INFINITY;
    for (const [rate, diverged] of of) {
      if (diverged) diverging = Math.min(diverging, rate);
      else stable = Math.max(stable, rate);
    }
    if (stable === 0 || diverging === Number.POSITIVE_INFINITY) continue;
    points.push({ iterations, stable, diverging, edge: Math.sqrt(stable * diverging) });
  }
  return points;
}
