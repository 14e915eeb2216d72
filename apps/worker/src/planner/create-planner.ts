// The processor of the queue `sweeps`: plan, wait for the runs, finish. BullMQ calls it again after
// each wait, and again from the start if its process dies: nothing here is done twice by that.
import {
  parseSweepJobData,
  type Queues,
  type Store,
  type SweepJobData,
  type SweepResult,
} from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import { type Job, WaitingChildrenError, WaitingError } from 'bullmq';
import { addRuns } from './add-runs.ts';
import { finishSweep } from './finish-sweep.ts';

export type PlannerDeps = { store: Store; queues: Queues; log: Log; now: () => Date };
export type SweepJob = Job<SweepJobData, SweepResult>;

export function createPlanner(deps: PlannerDeps) {
  return async (
    job: SweepJob,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<SweepResult> => {
    const data = parseSweepJobData(job.data);
    const { step, ...spec } = data;
    if (step === 'plan') {
      await deps.store.createSweep(spec);
      const planned = await addRuns(deps, job, spec, signal);
      if (!planned) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      await job.updateData({ ...data, step: 'wait' });
    }
    if (await job.moveToWaitingChildren(token ?? '')) throw new WaitingChildrenError();
    return finishSweep(deps, spec);
  };
}
