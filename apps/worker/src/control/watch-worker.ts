import type { Worker } from 'bullmq';

/** What whoever takes jobs needs: an ear for errors, and an end of those jobs that somebody else has by now. */
export function watchWorker(
  worker: Pick<Worker, 'on' | 'cancelJob'>,
  onError: (error: Error) => void,
): void {
  worker.on('error', onError);
  // What went on here would be thrown away.
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) worker.cancelJob(id, 'lost-lock');
  });
}
