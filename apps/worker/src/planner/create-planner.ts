// The processor of the queue `sweeps`. One job of each generation of a sweep plans: it queues the runs that are open, waits
// for them, and finishes. BullMQ calls it again after each wait, and again from the start if its process dies: nothing here is
// done twice by that. Short jobs beside it steer: they empty the queue, reorder it, or end the sweep when its time is over.
import {
  parseSweepJobData,
  type Queues,
  type Store,
  type SweepJobData,
  type SweepResult,
} from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import { type Job, UnrecoverableError } from 'bullmq';
import { expireSweep } from './expire-sweep.ts';
import { summarise } from './finish-sweep.ts';
import { handBack } from './hand-back.ts';
import { planSweep } from './plan-sweep.ts';
import { removeRuns } from './remove-runs.ts';
import { reorderRuns } from './reorder-runs.ts';

export type PlannerDeps = { store: Store; queues: Queues; log: Log; now: () => Date };
export type SweepJob = Job<SweepJobData, SweepResult>;

/** What a step is given beside the planner's own. */
export type Step = {
  job: SweepJob;
  data: SweepJobData;
  token: string | undefined;
  signal: AbortSignal | undefined;
};

export function createPlanner(deps: PlannerDeps) {
  return async (
    job: SweepJob,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<SweepResult> => {
    const step: Step = { job, data: read(job), token, signal };
    const { id, generation } = step.data;
    switch (step.data.step) {
      case 'clear':
        if (!(await removeRuns(deps, { id, generation, signal }))) return handBack(step);
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
  };
}

/** What no version has written will not be otherwise the next time. */
function read({ data }: SweepJob): SweepJobData {
  try {
    return parseSweepJobData(data);
  } catch (error) {
    throw new UnrecoverableError((error as Error).message);
  }
}
