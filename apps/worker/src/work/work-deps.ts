import type { FoundBlobs, Importer } from '@sweepq/datasets';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import type { PreparedCache } from '../datasets/prepared-cache.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import type { Checker } from '../search/create-checker.ts';
import type { TrainingPool } from '../threads/training-pool.ts';

/** The dependencies of operations that read a sweep. */
export type WorkDeps = {
  store: Store;
  checker: Checker;
  pool: Pick<TrainingPool, 'train'>;
  cache: PreparedCache;
  /** Finds the blobs of this service in the folder of this worker. */
  findBlobs: () => Promise<FoundBlobs>;
  /** Imports datasets, one at a time. */
  importer: Pick<Importer, 'run'>;
  metrics: Pick<WorkerMetrics, 'countOperation'>;
  log: Log;
  now: () => Date;
};
