import type { Worker } from 'bullmq';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';

type Watching = { metrics: Pick<WorkerMetrics, 'ofQueue'>; onError: (error: Error) => void };

/**
 * Cancels the jobs whose lock a worker of BullMQ has lost: another worker may have these jobs, and the store would reject the results of
 * this worker. Also counts lost locks and stalled jobs, and reports the errors of the worker.
 */
export function watchLocks(
  worker: Pick<Worker, 'on' | 'cancelJob' | 'name'>,
  { metrics, onError }: Watching,
): void {
  const counts = metrics.ofQueue(worker.name);
  worker.on('error', onError);
  worker.on('stalled', counts.stalled);
  worker.on('lockRenewalFailed', (ids) => {
    counts.lostLocks(ids.length);
    for (const id of ids) worker.cancelJob(id, 'lost-lock');
  });
}
