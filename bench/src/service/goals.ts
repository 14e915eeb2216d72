import type { Goal } from '../report/goal.ts';

/** What the service is to reach, and what is hoped for. */
export const goals = {
  /** From the request that submits 10 000 trials to its answer. */
  submit: { is: 'at most', value: 20, hope: 10, unit: 'ms' },
  /** Of the api's event loop, while such a sweep is planned. */
  pause: { is: 'at most', value: 50, unit: 'ms' },
  /** Runs whose training takes no time, two threads. */
  throughput: { is: 'at least', value: 1000, hope: 2000, unit: 'runs/s' },
  /** Of such a run, at saturation. */
  wall: { is: 'at most', value: 1.5, unit: 'ms' },
  /** A hundred of 10 000 trials, sorted: 99 of 100 requests. */
  page: { is: 'at most', value: 30, hope: 10, unit: 'ms' },
  /** Of the api, with 100 000 trials stored: half of the scrapes. */
  scrape: { is: 'at most', value: 20, unit: 'ms' },
  /** Whatever Bull Board shows of 10 000 runs: 99 of 100 requests. */
  board: { is: 'at most', value: 200, unit: 'ms' },
  /** Of an answer to another reader while one asks for 200 pictures at once: 99 of 100 requests. */
  other: { is: 'at most', value: 250, hope: 100, unit: 'ms' },
  /** Of the api at its peak, under these. */
  apiMemory: { is: 'at most', value: 512, unit: 'MB' },
  /** Redis, a run of 2000 iterations with three readings and its job. */
  memory: { is: 'at most', value: 24, hope: 16, unit: 'KB' },
  /** Of two workers to one. */
  scale: { is: 'at least', value: 1.8, hope: 1.95, unit: '×' },
} as const satisfies Record<string, Goal>;
