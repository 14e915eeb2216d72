// The processor of the queue `sweeps`: plan, wait for the runs, finish. BullMQ calls it again after
// each wait, and again from the start if its process dies: nothing here is done twice by that. A sweep
// that is cancelled goes the same way with fewer runs; a job of its own, `clear`, takes them away.
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
import { removeRuns } from './remove-runs.ts';

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
      const outcome = await addRuns(deps, job, spec, signal);
      if (outcome === 'stopped') return handBack(job, token);
      if (outcome === 'cancelled') await removeRuns(deps, spec.id, signal);
      await job.updateData({ ...data, step: 'wait' });
    }
    if (step === 'clear') {
      const done = await removeRuns(deps, spec.id, signal);
      return done ? finishSweep(deps, spec) : handBack(job, token);
    }
    if (await job.moveToWaitingChildren(token ?? '')) throw new WaitingChildrenError();
    return finishSweep(deps, spec);
  };
}

async function handBack(job: SweepJob, token: string | undefined): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}
