// The webhooks of a worker. Each worker turns notices into delivery jobs. A worker with `SWEEPQ_WEBHOOK_TARGETS` and a secret also delivers
// them.

import { type DeliveryJobData, type DeliveryResult, queueNames } from '@sweepq/contract';
import { deliveryLocks, type Queues } from '@sweepq/queue';
import { type ConnectionOptions, connectWorker } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import { createStore, type Notice, type Store } from '@sweepq/store';
import { Worker } from 'bullmq';
import type { WorkerConfig } from '../config.ts';
import { type AwaitWrites, returnWhenRefused } from '../control/await-writes.ts';
import { hidingPaths } from '../control/hiding-paths.ts';
import { watchLocks } from '../control/watch-locks.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import { createDispatcher } from './create-dispatcher.ts';
import { createDeliverer } from './deliver.ts';
import { dispatch } from './dispatch.ts';

/** Deliveries wait for other servers and compute nothing, so several can run at a time. */
const deliveriesAtATime = 8;

/** A worker turns a notice into jobs within milliseconds. If it has not done so after `leftAfterMs`, it counts as dead. */
const taking = { limit: 50, timeoutMs: 5_000, leftAfterMs: 10_000 };

/** If Redis is silent for this time, the connection counts as lost. Much longer than the wait for notices. */
const silentAfterMs = 30_000;

/** At shutdown, the worker waits this long for answers of receivers, so that other workers do not send the same messages again. */
const graceMs = 5_000;

export type WebhooksDeps = {
  settings: WorkerConfig['webhooks'];
  where: Pick<ConnectionOptions, 'url' | 'urlFile' | 'ca'>;
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
  const { targets, secrets } = settings;
  // A separate connection, because waiting for notices blocks it.
  const name = 'sweepq-worker-webhooks';
  const reader = connectWorker({ ...where, name, onError, silentAfterMs });
  const ofReader = createStore(reader, prefix);
  const deliverer =
    secrets.length === 0 || targets.length === 0
      ? undefined
      : openDeliverer(deps, { targets, secrets });
  let hasWarned = deliverer !== undefined;
  const dispatcher = createDispatcher({
    take: () => ofReader.takeNotices(taking),
    dispatch(notice: Notice) {
      if (!hasWarned) log.warn(noTargets);
      hasWarned = true;
      return dispatch({ store, queues, log }, notice);
    },
    onError,
  });

  return {
    /** Stops taking notices and jobs. Active deliveries may continue for `graceMs`, and then return to the queue. */
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

const noTargets =
  'a sweep has webhooks, and this worker has no SWEEPQ_WEBHOOK_TARGETS: the messages wait for a worker that has them';

function openDeliverer(
  { store, writes, metrics, log, now, connection, prefix, onError }: WebhooksDeps,
  settings: { targets: readonly string[]; secrets: readonly string[] },
) {
  const worker = new Worker<DeliveryJobData, DeliveryResult>(
    queueNames.webhooks,
    hidingPaths(
      returnWhenRefused(createDeliverer({ store, metrics, log, now, ...settings }), writes),
    ),
    { connection, prefix, concurrency: deliveriesAtATime, ...deliveryLocks },
  );
  watchLocks(worker, { metrics, onError });
  // If several workers of a job die, BullMQ fails the job without an attempt that records the end of the delivery. It is recorded here.
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
