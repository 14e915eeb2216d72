// The processor of the queue `sweeps`. One job of each generation of a sweep plans: it queues the runs that are open, waits
// for them, and finishes. BullMQ calls it again after each wait, and again from the start if its process dies: nothing here is
// done twice by that. Short jobs beside it steer: they empty the queue, reorder it, or end the sweep when its time is over.

import {
  isOfLaterPlan,
  parseSweepJobData,
  type SweepJobData,
  type SweepResult,
} from '@sweepq/contract';
import { sweepLocks } from '@sweepq/queue';
import { isRefusal } from '@sweepq/redis';
import { inLogContext } from '@sweepq/service';
import { DelayedError, UnrecoverableError, WaitingChildrenError, WaitingError } from 'bullmq';
import { cutIdleRuns } from './cut-idle-runs.ts';
import { expireSweep } from './expire-sweep.ts';
import { failSweep } from './fail-sweep.ts';
import { summarise } from './finish-sweep.ts';
import { handBack } from './hand-back.ts';
import { planSweep } from './plan-sweep.ts';
import { removeRuns } from './remove-runs.ts';
import { reorderRuns } from './reorder-runs.ts';
import type { PlannerDeps, Step, SweepJob } from './step.ts';

export function createPlanner(deps: PlannerDeps) {
  return async (
    job: SweepJob,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<SweepResult> => {
    try {
      if (isOfLaterPlan(job.data)) return await leaveToLater(deps, job, token);
      const data = read(job);
      return await inLogContext({ sweepId: data.id }, () =>
        take(deps, { job, data, token, signal }),
      );
    } catch (error) {
      // Before its job is failed: nobody would take up that job again to end the sweep.
      if (isForGood(job, error) && (await isHeld(job, token))) await failSweep(deps, job, error);
      throw error;
    }
  };
}

async function take(deps: PlannerDeps, step: Step): Promise<SweepResult> {
  const { id, generation } = step.data;
  const { signal } = step;
  switch (step.data.step) {
    case 'clear':
      if (!(await removeRuns(deps, { id, generation, signal }))) return handBack(step);
      if (!(await cutIdleRuns(deps, { id, generation, signal }))) return handBack(step);
      break;
    case 'reorder':
      if (!(await reorderRuns(deps, { id, generation, signal }))) return handBack(step);
      break;
    case 'deadline':
      await expireSweep(deps, step);
      break;
    default:
      return planSweep(deps, step);
  }
  return summarise(deps, step.data);
}

/** Whether BullMQ will fail the job with this error, and not try it again. */
function isForGood(job: SweepJob, error: unknown): boolean {
  if (error instanceof UnrecoverableError) return true;
  if (isRefusal(error) || waits.some((kind) => error instanceof kind)) return false;
  return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}

const waits = [WaitingError, WaitingChildrenError, DelayedError];

/** Whether the lock is still this planner's; else the sweep is for somebody else to plan. */
const isHeld = async (job: SweepJob, token: string | undefined) =>
  (await job.extendLock(token ?? '', sweepLocks.lockDuration)) === 1;

/** The same interval as the check of the schema version, after which the worker ends if a later sweepq has used this Redis. */
const leftForMs = 5_000;

/** Returns a job to the queue for a worker that knows its plan version. With older rules the trials would have different values. */
async function leaveToLater(
  { log, now }: PlannerDeps,
  job: SweepJob,
  token: string | undefined,
): Promise<never> {
  log.warn(
    { jobId: job.id },
    'returned a sweep to the queue: only a later sweepq knows its plan version',
  );
  await job.moveToDelayed(now().getTime() + leftForMs, token);
  throw new DelayedError();
}

/** Malformed job data stays malformed: it is not tried again. */
function read({ data }: SweepJob): SweepJobData {
  try {
    return parseSweepJobData(data);
  } catch (error) {
    throw new UnrecoverableError((error as Error).message);
  }
}
