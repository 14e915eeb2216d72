// The dependencies of the steps of a run. `createWorker` provides them.
import type { SweepSpec } from '@sweepq/contract';
import type { LineLog } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import type { AwaitWrites } from '../control/await-writes.ts';
import type { RedisClock } from '../control/redis-clock.ts';
import type { RunGate } from '../control/run-gate.ts';
import type { PreparedCache } from '../datasets/prepared-cache.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import type { TrainingPool } from '../threads/training-pool.ts';
import type { Attempt } from './attempt.ts';

export type RunDeps = {
  store: Store;
  /** The id under which this worker is announced. */
  workerId: string;
  pool: TrainingPool;
  cache: PreparedCache;
  metrics: WorkerMetrics;
  /** The attempts in progress in this worker, so that a halt or a new delivery can stop them. */
  inProgress: Set<Attempt>;
  /** Records how runs end, and decides how many runs this worker takes. */
  gate: Pick<RunGate, 'begun' | 'trained' | 'failing' | 'ended'>;
  /** Called when a run of an adaptive search has ended, with the spec of its sweep and the generation of its job. */
  onEnded: (spec: SweepSpec, generation: number) => Promise<void>;
  /** Waits while Redis refuses writes. */
  writes: AwaitWrites;
  redisClock: RedisClock;
  log: LineLog;
  now: () => Date;
};
