// Types that the steps of the planner share.
import type { SweepJobData, SweepResult } from '@sweepq/contract';
import type { Queues } from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import type { Job } from 'bullmq';

export type PlannerDeps = { store: Store; queues: Queues; log: Log; now: () => Date };

export type SweepJob = Job<SweepJobData, SweepResult>;

/** The arguments of a step, in addition to the dependencies of the planner. */
export type Step = {
  job: SweepJob;
  data: SweepJobData;
  token: string | undefined;
  signal: AbortSignal | undefined;
};
