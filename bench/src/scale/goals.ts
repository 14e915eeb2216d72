import type { Goal } from '../report/goal.ts';

/** The goals of one Redis, and of large and many sweeps. `hope` is a more ambitious value than the goal. */
export const goals = {
  /** CPU of Redis with 400 threads in long runs, in percent of a core. */
  redisCpu: { is: 'at most', value: 40, unit: '%' },
  /** A `PING` meanwhile, 99th percentile. */
  ping: { is: 'at most', value: 20, unit: 'ms' },
  /** What these threads write to the append-only file: a tenth of what they wrote when each save had all costs. */
  written: { is: 'at most', value: 9, unit: 'MB/s' },
  /** Time from the request that submits 100 000 trials to its answer. */
  submit: { is: 'at most', value: 20, hope: 10, unit: 'ms' },
  /** Longest pause of the api's event loop from the submission of 100 000 trials to their deletion. */
  pause: { is: 'at most', value: 50, hope: 25, unit: 'ms' },
  /** A page of a hundred of 100 000 sorted trials, 99th percentile. */
  page: { is: 'at most', value: 50, hope: 30, unit: 'ms' },
  /** From an event to its arrival at a client that watches 100 000 trials, 99th percentile. */
  event: { is: 'at most', value: 500, hope: 250, unit: 'ms' },
  /** Peak memory of the api. */
  apiMemory: { is: 'at most', value: 512, unit: 'MB' },
  /** An answer to another client while 1 000 sweeps are submitted and trained, 99th percentile. */
  other: { is: 'at most', value: 250, hope: 100, unit: 'ms' },
} as const satisfies Record<string, Goal>;
