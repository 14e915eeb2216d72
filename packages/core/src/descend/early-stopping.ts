/** The condition under which a run stops before its last reading. */
export type EarlyStopping = {
  /** The run stops after this number of iterations in a row without improvement. */
  patience: number;
  /** An iteration improves if its cost is below the best cost by more than this. */
  minDelta: number;
};

/** Counts the iterations in a row without improvement. */
export type Patience = {
  /** Adds costs, up to the stop at most. Returns the number of costs added. */
  spend(costs: Float64Array): number;
  /** The run cannot stop before it has done this many further iterations. 0 after the stop. */
  readonly left: number;
};

/**
 * With J_k the cost of iteration k, computed before its update:
 *
 *     b_0 = J_0;  iteration k > 0 improves if J_k < b_{k−1} − minDelta, and then b_k = J_k, else b_k = b_{k−1}
 *
 * The run stops after the first iteration that is the `patience`-th in a row without improvement. The run keeps
 * that iteration and its update. Costs are float64 and finite, as in the curve. A `minDelta` below half a unit in the
 * last place of b has no effect. Time: one comparison an iteration. Source: EarlyStopping of Keras, on the training cost,
 * with `start_from_epoch=0` and without restoring the best weights.
 *
 * Without settings the run never stops early.
 */
export function createPatience(
  { patience, minDelta }: EarlyStopping = { patience: Number.POSITIVE_INFINITY, minDelta: 0 },
): Patience {
  let best = Number.POSITIVE_INFINITY;
  let without = 0;
  return {
    spend(costs) {
      let k = 0;
      for (; k < costs.length && without < patience; k++) {
        const cost = costs[k] as number;
        if (cost < best - minDelta) {
          best = cost;
          without = 0;
        } else {
          without += 1;
        }
      }
      return k;
    },
    get left() {
      return patience - without;
    },
  };
}
