// What the parts of the trainer share.
import type { RunJobData, RunResult } from '@sweepq/contract';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import type { Job } from 'bullmq';
import type { AttemptHere } from '../control/attempts-here.ts';
import type { AwaitWrites } from '../control/await-writes.ts';
import type { Fitness } from '../control/fitness.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import type { TrainingPool } from '../threads/training-pool.ts';
import type { PreparedCache } from './prepared-cache.ts';

export type TrainerDeps = {
  store: Store;
  pool: TrainingPool;
  cache: PreparedCache;
  metrics: WorkerMetrics;
  /** What is being worked on, for who has to stop it. */
  inProgress: Set<AttemptHere>;
  /** Hears how runs end here. */
  fitness: Pick<Fitness, 'begun' | 'failing' | 'ended'>;
  /** For when Redis refuses them. */
  writes: AwaitWrites;
  log: Log;
  now: () => Date;
  /** Told how long a run took in its thread. */
  onTrained: (seconds: number) => void;
};

export type RunJob = Job<RunJobData, RunResult>;
