import type { Goal } from '../report/goal.ts';

/** What the engine is to reach on one thread, and what is hoped for. */
export const goals = {
  /** To the article's loop in NumPy with OpenBLAS. */
  warm: { is: 'at least', value: 150, hope: 250, unit: '×' },
  /** Of C with AVX2. */
  iteration: { is: 'at most', value: 2.2, hope: 1.6, unit: '×' },
  /** To a new Python process. */
  cold: { is: 'at least', value: 10, hope: 20, unit: '×' },
  /** To NumPy's fastest way. */
  tall: { is: 'at least', value: 1.5, hope: 2.5, unit: '×' },
  /** Of a worker with four threads. */
  memory: { is: 'at most', value: 250, hope: 180, unit: 'MB' },
  /** Of one run in NumPy. */
  sweep: { is: 'at most', value: 0.5, unit: '×' },
  /** The largest relative difference to NumPy. */
  numbers: { is: 'at most', value: 1e-9, hope: 1e-12, unit: '' },
} as const satisfies Record<string, Goal>;
