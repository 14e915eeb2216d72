import type { FetchOutcome } from '@sweepq/datasets';
import { Counter, Gauge, type Registry } from 'prom-client';

export type Watched = {
  threads: number;
  pool: { readonly busy: number };
  cache: { readonly bytes: number };
  gate: { readonly isOut: boolean };
};

/** Whether a value that a run asks for is in the cache. */
export type CacheAnswer = 'hit' | 'miss';

/** Gauges of threads, caches and the run gate. They are read at each scrape. */
export function watchResources(registry: Registry, { threads, pool, cache, gate }: Watched): void {
  const show = (name: string, help: string, read: () => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(read());
      },
    });
  show('sweepq_threads', 'Training threads of this worker.', () => threads);
  show('sweepq_threads_busy', 'Training threads that have something to do.', () => pool.busy);
  show(
    'sweepq_cache_bytes',
    'Memory of prepared datasets that this worker keeps for its next runs.',
    () => cache.bytes,
  );
  show(
    'sweepq_worker_out',
    'Whether this worker takes no runs, because too many in a row have failed here.',
    () => (gate.isOut ? 1 : 0),
  );
}

/** Counters of cached and downloaded datasets, stalled jobs and lost locks. */
export function createResourceMetrics(registry: Registry) {
  const registers = [registry];
  const asked = new Counter({
    name: 'sweepq_cache_requests_total',
    help: 'Datasets and starting weights that runs asked for, by whether they were there already.',
    labelNames: ['answer'],
    registers,
  });
  const fetched = new Counter({
    name: 'sweepq_dataset_fetches_total',
    help: 'Datasets that this machine did not have and asked the api for, by what came of it.',
    labelNames: ['outcome'],
    registers,
  });
  const stalled = new Counter({
    name: 'sweepq_stalled_jobs_total',
    help: 'Jobs whose worker had gone, put back by this one, by queue.',
    labelNames: ['queue'],
    registers,
  });
  const lostLocks = new Counter({
    name: 'sweepq_locks_lost_total',
    help: 'Jobs that this worker had too long without saying so, by queue.',
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
