// The processor of the queue `upkeep`: removes what was deleted, and finds what has been kept long enough.
import { parseUpkeepJobData, type Queues, type Store, type UpkeepJobData } from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Job } from 'bullmq';
import { deleteSweep } from './delete-sweep.ts';
import { reconcile } from './reconcile.ts';
import type { Retention } from './retention.ts';
import { tidy } from './tidy.ts';

export type UpkeepDeps = {
  store: Store;
  queues: Queues;
  retention: Retention;
  log: Log;
  now: () => Date;
};

/** BullMQ gives a signal only to three parameters. */
export function createUpkeep(deps: UpkeepDeps) {
  return async (
    job: Job<UpkeepJobData>,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<void> => {
    const data = parseUpkeepJobData(job.data);
    if (data.step !== 'tidy') return deleteSweep(deps, data, { job, token, signal });
    await reconcile(deps);
    await tidy(deps);
  };
}
