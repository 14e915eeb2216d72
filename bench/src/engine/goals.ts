import type { Goal } from '../report/goal.ts';

/** The goals of the engine on one thread. `hope` is a more ambitious value than the goal. */
export const goals = {
  /** Speed-up over the article's loop in NumPy with OpenBLAS. */
  warm: { is: 'at least', value: 150, hope: 250, unit: '×' },
  /** Time relative to C with AVX2. */
  iteration: { is: 'at most', value: 2.2, hope: 1.6, unit: '×' },
  /** Speed-up of a network over the loop in NumPy with OpenBLAS. */
  network: { is: 'at least', value: 60, hope: 80, unit: '×' },
  /** Time of a network relative to C with AVX2 in example space. */
  networkInC: { is: 'at most', value: 3, unit: '×' },
  /** Time of five folds and their refit relative to six runs whose data is prepared apart. */
  folds: { is: 'at most', value: 1.3, hope: 1.05, unit: '×' },
  /** Speed-up over a new Python process. */
  cold: { is: 'at least', value: 10, hope: 20, unit: '×' },
  /** Speed-up over the fastest variant in NumPy. */
  tall: { is: 'at least', value: 1.5, hope: 2.5, unit: '×' },
  /** Speed-up of mini-batches over NumPy with the layout of the article. */
  batches: { is: 'at least', value: 1, unit: '×' },
  /** Highest memory of a worker with four threads. */
  memory: { is: 'at most', value: 250, hope: 180, unit: 'MB' },
  /** Time of a whole sweep relative to one run in NumPy. */
  sweep: { is: 'at most', value: 0.5, unit: '×' },
  /** The largest relative difference from NumPy. */
  numbers: { is: 'at most', value: 1e-9, hope: 1e-12, unit: '' },
} as const satisfies Record<string, Goal>;
