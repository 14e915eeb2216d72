import type { Queues } from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import type { Retention } from './retention.ts';

export type UpkeepDeps = {
  store: Store;
  queues: Queues;
  retention: Retention;
  metrics: Pick<WorkerMetrics, 'countOperation'>;
  log: Log;
  now: () => Date;
};
