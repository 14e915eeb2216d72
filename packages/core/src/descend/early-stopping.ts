/** When a run is to end before its last reading. */
export type EarlyStopping = {
  /** So many iterations in a row without improvement are enough. */
  patience: number;
  /** By more than so much an iteration has to better the best cost to be an improvement. */
  minDelta: number;
};

/** Counts, along the costs of a run, how long it has not improved. */
export type Patience = {
  /** Goes on over these costs, no further than to where the run stops; returns over how many. */
  spend(costs: Float64Array): number;
  /** How many more iterations the run goes on for at least; 0 where it stops. */
  readonly left: number;
};

/**
 * With J_k the cost of iteration k, computed before its update:
 *
 *     b_0 = J_0;  iteration k > 0 improves if J_k < b_{k−1} − minDelta, and then b_k = J_k, else b_k = b_{k−1}
 *
 * The run stops after the first iteration that is the `patience`-th in a row without improvement; that
 * iteration is done, with its update. Costs: float64, finite, as the curve has them. A `minDelta` below half a
 * unit in the last place of b is none. Costs a comparison an iteration. Source: EarlyStopping of Keras, on the
 * training cost, with `start_from_epoch=0` and without restoring the best weights.
 *
 * Without settings no patience is ever spent.
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
