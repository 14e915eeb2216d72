// A worker's part in webhooks: it takes up what they are to be told, and brings it to them if it knows how.

import { type DeliveryJobData, type DeliveryResult, queueNames } from '@sweepq/contract';
import { deliveryLocks, type Queues } from '@sweepq/queue';
import { type ConnectionOptions, connectWorker } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import { createStore, type Notice, type Store } from '@sweepq/store';
import { Worker } from 'bullmq';
import type { WorkerConfig } from '../config.ts';
import { type AwaitWrites, sparingAttempts } from '../control/await-writes.ts';
import { hidingPaths } from '../control/hiding-paths.ts';
import { watchWorker } from '../control/watch-worker.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import { createDispatcher } from './create-dispatcher.ts';
import { createDeliverer } from './deliver.ts';
import { dispatch } from './dispatch.ts';

/** They wait for others, and compute nothing. */
const deliveriesAtATime = 8;

/** A notice is made into jobs within milliseconds: who has one for so long is gone. */
const taking = { limit: 50, timeoutMs: 5_000, leftAfterMs: 10_000 };

/** Much longer than the wait for notices: whoever says nothing for so long is not there. */
const silentAfterMs = 30_000;

/** A message that may have arrived is waited for, rather than sent again by another worker. */
const graceMs = 5_000;

export type WebhooksDeps = {
  settings: WorkerConfig['webhooks'];
  where: Pick<ConnectionOptions, 'url' | 'ca'>;
  prefix: string;
  connection: ReturnType<typeof connectWorker>;
  store: Store;
  queues: Queues;
  writes: Pick<AwaitWrites, 'until'>;
  metrics: WorkerMetrics;
  log: Log;
  now: () => Date;
  onError: (error: Error) => void;
};

export function createWebhooks(deps: WebhooksDeps) {
  const { settings, where, prefix, store, queues, log, onError } = deps;
  const { targets, secret } = settings;
  // Waiting for notices blocks a connection.
  const name = 'sweepq-worker-webhooks';
  const reader = connectWorker({ ...where, name, onError, silentAfterMs });
  const ofReader = createStore(reader, prefix);
  const deliverer =
    secret === undefined || targets.length === 0
      ? undefined
      : openDeliverer(deps, { targets, secret });
  let isTold = deliverer !== undefined;
  const dispatcher = createDispatcher({
    take: () => ofReader.takeNotices(taking),
    dispatch(notice: Notice) {
      if (!isTold) log.warn(unable);
      isTold = true;
      return dispatch({ store, queues, log }, notice);
    },
    onError,
  });

  return {
    /** Takes up nothing any more; what is being sent has a moment to end, and is handed back then. */
    async stop(): Promise<void> {
      const stopped = dispatcher.stop();
      reader.disconnect();
      const closed = deliverer?.close();
      const timer = setTimeout(() => deliverer?.cancelAllJobs('shutdown'), graceMs);
      await Promise.all([stopped, closed]);
      clearTimeout(timer);
    },
  };
}

const unable =
  'a sweep has webhooks, and this worker has no SWEEPQ_WEBHOOK_TARGETS: what they are sent waits for a worker that has';

function openDeliverer(
  { store, writes, metrics, log, now, connection, prefix, onError }: WebhooksDeps,
  settings: { targets: readonly string[]; secret: string },
) {
  const worker = new Worker<DeliveryJobData, DeliveryResult>(
    queueNames.webhooks,
    hidingPaths(
      sparingAttempts(createDeliverer({ store, metrics, log, now, ...settings }), writes),
    ),
    { connection, prefix, concurrency: deliveriesAtATime, ...deliveryLocks },
  );
  watchWorker(worker, { metrics, onError });
  // One whose workers died time and again was given up by the queue, and not by an attempt.
  worker.on('failed', (job) => {
    if (job === undefined || (job.finishedOn ?? 0) === 0) return;
    const { sweepId, id } = job.data;
    store
      .changeDelivery(sweepId, id, (before) =>
        before.status === 'pending' ? { ...before, status: 'failed' } : before,
      )
      .catch(onError);
  });
  return worker;
}
