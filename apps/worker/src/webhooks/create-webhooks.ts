// The webhooks of a worker: it turns notices into delivery jobs, and delivers them if it has `SWEEPQ_WEBHOOK_TARGETS` and a secret.

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

/** Deliveries wait for other servers and compute nothing, so several can run at a time. */
const deliveriesAtATime = 8;

/** A worker turns a notice into jobs within milliseconds. After `leftAfterMs` the worker that took a notice counts as dead. */
const taking = { limit: 50, timeoutMs: 5_000, leftAfterMs: 10_000 };

/** Much longer than the wait for notices. If Redis is silent for this long, the connection counts as lost. */
const silentAfterMs = 30_000;

/** At shutdown the worker waits this long for answers, so that other workers do not send these messages a second time. */
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
    /** Takes no more notices and jobs. Active deliveries may continue for `graceMs`; then they return to the queue. */
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
  'a sweep has webhooks, and this worker has no SWEEPQ_WEBHOOK_TARGETS: the messages wait for a worker that has them';

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
  // If the workers of a job die several times, BullMQ fails the job, and no attempt has recorded the end of the delivery.
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
