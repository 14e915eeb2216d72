// The processor of the queue `upkeep`. It removes deleted sweeps, does the work of operations, deletes sweeps beyond the retention limits, and
// continues open sweeps that have lost their job.

import { parseUpkeepJobData, type UpkeepJobData } from '@sweepq/contract';
import type { Job } from 'bullmq';
import { createWorkProcessor } from '../work/create-work-processor.ts';
import type { WorkDeps } from '../work/work-deps.ts';
import { deleteSweep } from './delete-sweep.ts';
import { reconcile } from './reconcile.ts';
import { tidy } from './tidy.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';

/** BullMQ passes a signal only to a processor with three parameters. */
export function createUpkeep(deps: UpkeepDeps & WorkDeps) {
  const doWork = createWorkProcessor(deps);
  return async (
    job: Job<UpkeepJobData>,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<void> => {
    const data = parseUpkeepJobData(job.data);
    if (data.step === 'delete') return deleteSweep(deps, data, { job, token, signal });
    if (data.step === 'work') return doWork(data.operationId, { job, token, signal });
    await reconcile(deps);
    await tidy(deps);
  };
}
