import { type SweepJobData, type SweepResult, specOf } from '@sweepq/contract';
import { addSteering } from '@sweepq/queue';
import { WaitingChildrenError } from 'bullmq';
import { returnToQueue } from '../control/return-to-queue.ts';
import { addRuns } from './add-runs.ts';
import { advanceSweep } from './advance-sweep.ts';
import { extendSweep } from './extend-sweep.ts';
import { finishSweep } from './finish-sweep.ts';
import { removeRuns } from './remove-runs.ts';
import { reopenRuns } from './reopen-runs.ts';
import type { PlannerDeps, Step } from './step.ts';

/**
 * Queues the open runs of a sweep, waits until all of them have ended, and ends the sweep. If the sweep is halted meanwhile, its waiting
 * runs are removed, and the remaining steps are the same.
 */
export async function planSweep(deps: PlannerDeps, step: Step): Promise<SweepResult> {
  const { job, data, token, signal } = step;
  const { id, generation } = data;
  if (data.step !== 'wait') {
    await open(deps, data);
    const isFirst = job.attemptsStarted <= 1;
    const outcome = await addRuns(deps, { id, generation, isFirst, signal });
    if (outcome.is === 'stopped') return returnToQueue(step);
    if (outcome.is === 'halted') await removeRuns(deps, { id, generation, signal });
    if (outcome.is === 'added') await watchTime(deps, data);
    await job.updateData({ ...data, step: 'wait' });
  }
  for (let waited = 0; ; ) {
    const advance = await advanceSweep(deps, { id, generation, signal });
    if (advance === 'stopped') return returnToQueue(step);
    if (await job.moveToWaitingChildren(token ?? '')) throw new WaitingChildrenError();
    // All queued runs have ended. If the last of them ended only after the search had read the outcomes, the search can choose more trials.
    if (advance === 'waits') waited += 1;
    if (advance !== 'advanced' && !(advance === 'waits' && waited === 1))
      return finishSweep(deps, data);
  }
}

/** Writes the record of the sweep, or reopens the sweep. The api does the same after it has added the job, unless the api dies first. */
async function open(deps: PlannerDeps, data: SweepJobData) {
  const { id, step, generation, retry, extension, submission } = data;
  const { store } = deps;
  if (step === 'plan') await store.createSweep(specOf(data), { onlyWithJob: true, submission });
  if (step === 'resume') await store.resumeSweep(id, generation);
  if (step === 'retry' && retry !== undefined) {
    await store.reopenSweep(id, generation, { retry });
  }
  if (step === 'extend' && extension !== undefined) {
    await extendSweep(deps, { id, generation, extension });
  }
  await reopenRuns(deps, data);
}

/** Adds a delayed job that ends the sweep when it reaches `maxSeconds`. */
async function watchTime({ store, queues, now }: PlannerDeps, data: SweepJobData): Promise<void> {
  const { id, generation, stop } = data;
  if (stop?.maxSeconds === undefined) return;
  const { maxSeconds } = stop;
  const delay = await store.expireSweep(id, { maxSeconds, now: now().toISOString() });
  await addSteering(queues, specOf(data), { step: 'deadline', generation, delay });
}
