import type { Goal } from '../report/goal.ts';

/** The goals of the strategies. Differences are those of log10 of the regret, ours − Optuna's. */
export const goals = {
  /** The upper bound of the pooled difference of `tpe`. */
  tpePooled: { is: 'at most', value: 0.05, hope: 0, unit: '' },
  /** The largest mean difference of `tpe` on one function. */
  tpeWorst: { is: 'at most', value: 0.2, unit: '' },
  /** The pooled difference of `gp`. */
  gpPooled: { is: 'at most', value: -0.5, unit: '' },
  /** The share of functions on which a strategy is better than `random`. */
  random: { is: 'at least', value: 0.8, hope: 1, unit: '' },
  /** The median of the last 100 asks of 10 000 trials of `tpe`. */
  tpeAsk: { is: 'at most', value: 10, unit: 'ms' },
  /** All 10 000 asks. */
  tpeAsks: { is: 'at most', value: 60_000, unit: 'ms' },
  /** The median of the last 100 asks of 200 trials of `gp`. */
  gpAsk: { is: 'at most', value: 100, unit: 'ms' },
  /** The median of the asks that fit the kernel. */
  gpRefit: { is: 'at most', value: 1000, unit: 'ms' },
  /** The share of the iterations of a full grid that halving needs in 90 % of the seeds. */
  halving: { is: 'at most', value: 0.08, hope: 0.05, unit: '' },
  /** Iterations that halving trains twice. */
  twice: { is: 'at most', value: 0, unit: '' },
} as const satisfies Record<string, Goal>;
