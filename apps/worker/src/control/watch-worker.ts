import type { Worker } from 'bullmq';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';

type Watching = { metrics: Pick<WorkerMetrics, 'ofQueue'>; onError: (error: Error) => void };

/** Reports the errors of a worker of BullMQ, and cancels the jobs whose lock it has lost. */
export function watchWorker(
  worker: Pick<Worker, 'on' | 'cancelJob' | 'name'>,
  { metrics, onError }: Watching,
): void {
  const counts = metrics.ofQueue(worker.name);
  worker.on('error', onError);
  // Another worker may have these jobs, and the store would reject the results of this one.
  worker.on('stalled', counts.stalled);
  worker.on('lockRenewalFailed', (ids) => {
    counts.lostLocks(ids.length);
    for (const id of ids) worker.cancelJob(id, 'lost-lock');
  });
}
