// Types that the steps of the planner share.
import type { SweepJobData, SweepResult } from '@sweepq/contract';
import type { Queues } from '@sweepq/queue';
import type { LineLog } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import type { Job } from 'bullmq';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import type { Searcher } from '../search/searcher.ts';

export type PlannerDeps = {
  store: Store;
  queues: Queues;
  searcher: Searcher;
  metrics: Pick<WorkerMetrics, 'countTrials'>;
  log: LineLog;
  now: () => Date;
};

export type SweepJob = Job<SweepJobData, SweepResult>;

/** A call that adds runs of a generation of a sweep. */
export type Adding = {
  id: string;
  generation: number;
  /** Whether no other planner can have added jobs of this generation before. */
  isFirst: boolean;
  signal: AbortSignal | undefined;
};

/** The arguments of a step, in addition to the dependencies of the planner. */
export type Step = {
  job: SweepJob;
  data: SweepJobData;
  token: string | undefined;
  signal: AbortSignal | undefined;
};
