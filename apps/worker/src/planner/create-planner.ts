// The processor of the queue `sweeps`. Each generation of a sweep has one planning job, which queues the open runs, waits for them, and
// ends the sweep. BullMQ calls the processor again after each wait, and after the death of a worker, so every step is idempotent.
// A sweep also has short steering jobs, which remove or reorder queued runs, or end the sweep when its time limit is reached.

import {
  isOfLaterPlan,
  parseSweepJobData,
  type SweepJobData,
  type SweepResult,
} from '@sweepq/contract';
import { sweepLocks } from '@sweepq/queue';
import { isRefusal } from '@sweepq/redis';
import { logWith, nameSpan } from '@sweepq/service';
import { DelayedError, UnrecoverableError, WaitingChildrenError, WaitingError } from 'bullmq';
import { returnToQueue } from '../control/return-to-queue.ts';
import { advanceSweep } from './advance-sweep.ts';
import { cutIdleRuns } from './cut-idle-runs.ts';
import { expireSweep } from './expire-sweep.ts';
import { failSweep } from './fail-sweep.ts';
import { summarise } from './finish-sweep.ts';
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
      if (isOfLaterPlan(job.data)) return await leaveToLaterVersion(deps, job, token);
      const data = read(job);
      const about = { sweepId: data.id };
      nameSpan(about);
      const log = logWith(deps.log, () => about);
      return await runStep({ ...deps, log }, { job, data, token, signal });
    } catch (error) {
      // The sweep must end before its job fails: BullMQ does not deliver a failed job again, so the sweep would stay open.
      if (isFinal(job, error) && (await hasLock(job, token))) await failSweep(deps, job, error);
      throw error;
    }
  };
}

async function runStep(deps: PlannerDeps, step: Step): Promise<SweepResult> {
  const { id, generation } = step.data;
  const { signal } = step;
  switch (step.data.step) {
    case 'ask':
      if ((await advanceSweep(deps, { id, generation, signal })) === 'stopped') {
        return returnToQueue(step);
      }
      break;
    case 'clear':
      if (!(await removeRuns(deps, { id, generation, signal }))) return returnToQueue(step);
      if (!(await cutIdleRuns(deps, { id, generation, signal }))) return returnToQueue(step);
      break;
    case 'reorder':
      if (!(await reorderRuns(deps, { id, generation, signal }))) return returnToQueue(step);
      break;
    case 'deadline':
      await expireSweep(deps, step);
      break;
    default:
      return planSweep(deps, step);
  }
  return summarise(deps, step.data);
}

/** Whether BullMQ fails the job with this error and does not retry it. */
function isFinal(job: SweepJob, error: unknown): boolean {
  if (error instanceof UnrecoverableError) return true;
  if (isRefusal(error) || waits.some((kind) => error instanceof kind)) return false;
  return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}

const waits = [WaitingError, WaitingChildrenError, DelayedError];

/** Whether this planner still has the lock of the job. Otherwise another planner may have the job. */
const hasLock = async (job: SweepJob, token: string | undefined) =>
  (await job.extendLock(token ?? '', sweepLocks.lockDuration)) === 1;

/** The interval of the check of the schema version, at which the worker ends if a later version of sweepq has used this Redis. */
const delayMs = 5_000;

/**
 * Returns a job to the queue for a worker that knows its plan version. With a different plan version, the trials would get different
 * values.
 */
async function leaveToLaterVersion(
  { log, now }: PlannerDeps,
  job: SweepJob,
  token: string | undefined,
): Promise<never> {
  log.warn(
    { jobId: job.id },
    'returned a sweep to the queue: only a later version of sweepq knows its plan version',
  );
  await job.moveToDelayed(now().getTime() + delayMs, token);
  throw new DelayedError();
}

/** Malformed job data stays malformed, so BullMQ must not retry the job. */
function read({ data }: SweepJob): SweepJobData {
  try {
    return parseSweepJobData(data);
  } catch (error) {
    throw new UnrecoverableError((error as Error).message);
  }
}
