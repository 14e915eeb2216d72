import type { Goal } from '../report/goal.ts';

/** The goals of the service. `hope` is a more ambitious value than the goal. */
export const goals = {
  /** Time from the request that submits 10 000 trials to its answer. */
  submit: { is: 'at most', value: 10, unit: 'ms' },
  /** Longest pause of the api's event loop while a sweep of 10 000 trials is planned. */
  pause: { is: 'at most', value: 25, unit: 'ms' },
  /** Throughput of runs whose training takes almost no time, with two threads. */
  throughput: { is: 'at least', value: 1200, hope: 1800, unit: 'runs/s' },
  /** Wall time of a run whose training takes almost no time, at saturation. */
  wall: { is: 'at most', value: 1.5, unit: 'ms' },
  /** A page of a hundred of 10 000 sorted trials, 99th percentile. */
  page: { is: 'at most', value: 15, hope: 10, unit: 'ms' },
  /** A scrape of the api with 100 000 stored trials, median. */
  scrape: { is: 'at most', value: 20, unit: 'ms' },
  /** Any request of Bull Board with 10 000 runs, 99th percentile. */
  board: { is: 'at most', value: 200, unit: 'ms' },
  /** An answer to another client while one client requests 200 pictures at the same time, 99th percentile. */
  other: { is: 'at most', value: 250, hope: 100, unit: 'ms' },
  /** Peak memory of the api during these requests. */
  apiMemory: { is: 'at most', value: 512, unit: 'MB' },
  /** Redis memory of a run of 2000 iterations with three readings, including its job. */
  memory: { is: 'at most', value: 12, hope: 8, unit: 'KB' },
  /** Time of 300 trials of the article, by the clock of the client, relative to one run in NumPy. */
  article: { is: 'at most', value: 0.33, hope: 0.28, unit: '×' },
  /** The same for the first sweep after a start. */
  articleFirst: { is: 'at most', value: 0.4, unit: '×' },
  /** CPU time of a run of the article in all processes, without the training threads. */
  outsideTraining: { is: 'at most', value: 3, unit: 'ms' },
  /** Throughput of two workers relative to one. */
  scale: { is: 'at least', value: 1.8, hope: 1.95, unit: '×' },
} as const satisfies Record<string, Goal>;
