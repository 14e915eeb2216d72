import type { Worker } from 'bullmq';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';

type Watching = { metrics: Pick<WorkerMetrics, 'ofQueue'>; onError: (error: Error) => void };

/** What whoever takes jobs needs: an ear for errors, and an end of those jobs that somebody else has by now. */
export function watchWorker(
  worker: Pick<Worker, 'on' | 'cancelJob' | 'name'>,
  { metrics, onError }: Watching,
): void {
  const counts = metrics.ofQueue(worker.name);
  worker.on('error', onError);
  // What went on here would be thrown away.
  worker.on('stalled', counts.stalled);
  worker.on('lockRenewalFailed', (ids) => {
    counts.lostLocks(ids.length);
    for (const id of ids) worker.cancelJob(id, 'lost-lock');
  });
}
