import type { FetchOutcome } from '@sweepq/datasets';
import { Counter, Gauge, type Registry } from 'prom-client';

export type Watched = {
  threads: number;
  pool: { readonly busy: number };
  cache: { readonly bytes: number };
  gate: { readonly isOut: boolean };
};

/** Whether the cache has the value that a run borrows. */
export type CacheAnswer = 'hit' | 'miss';

/** Gauges of threads, caches and the run gate. Each scrape reads the current values. */
export function watchResources(registry: Registry, { threads, pool, cache, gate }: Watched): void {
  const show = (name: string, help: string, read: () => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(read());
      },
    });
  show('sweepq_threads', 'Training threads of this worker.', () => threads);
  show('sweepq_threads_busy', 'Training threads that run a task.', () => pool.busy);
  show(
    'sweepq_cache_bytes',
    'Bytes of prepared datasets and starting weights that are cached for later runs.',
    () => cache.bytes,
  );
  show(
    'sweepq_worker_out',
    '1 while this worker takes no runs because too many runs in a row have failed on it, else 0.',
    () => (gate.isOut ? 1 : 0),
  );
}

/** Counters of cached and downloaded datasets, stalled jobs and lost locks. */
export function createResourceMetrics(registry: Registry) {
  const registers = [registry];
  const asked = new Counter({
    name: 'sweepq_cache_requests_total',
    help: 'Requests of runs for prepared datasets and starting weights, by cache hit or miss.',
    labelNames: ['answer'],
    registers,
  });
  const fetched = new Counter({
    name: 'sweepq_dataset_fetches_total',
    help: 'Downloads of datasets from the api, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const stalled = new Counter({
    name: 'sweepq_stalled_jobs_total',
    help: 'Stalled jobs (their lock had expired) that this worker returned to the queue, by queue.',
    labelNames: ['queue'],
    registers,
  });
  const lostLocks = new Counter({
    name: 'sweepq_locks_lost_total',
    help: 'Jobs whose lock this worker could not renew in time, by queue.',
    labelNames: ['queue'],
    registers,
  });
  for (const answer of ['hit', 'miss'] as const) asked.inc({ answer }, 0);
  for (const outcome of ['fetched', 'failed'] as const) fetched.inc({ outcome }, 0);
  return {
    countAsked: (answer: CacheAnswer) => asked.inc({ answer }),
    countFetch: (outcome: FetchOutcome) => fetched.inc({ outcome }),
    /** The counters of stalled jobs and lost locks of one queue. */
    ofQueue(queue: string) {
      stalled.inc({ queue }, 0);
      lostLocks.inc({ queue }, 0);
      return {
        stalled: () => stalled.inc({ queue }),
        lostLocks: (count: number) => lostLocks.inc({ queue }, count),
      };
    },
  };
}
