// The processor of the queue `webhooks`: one attempt to send one message to one webhook.
import {
  type Delivery,
  type DeliveryJobData,
  type DeliveryResult,
  isAllowedTarget,
  parseDeliveryJobData,
  presentBody,
} from '@sweepq/contract';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import { type Job, UnrecoverableError } from 'bullmq';
import { returnToQueue } from '../control/return-to-queue.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import { judge } from './judge.ts';
import { type Sent, send } from './send.ts';

export type DelivererDeps = {
  store: Pick<Store, 'openDelivery' | 'changeDelivery'>;
  metrics: Pick<WorkerMetrics, 'countWebhookAttempt'>;
  targets: readonly string[];
  secrets: readonly string[];
  log: Log;
  now: () => Date;
};

export type DeliveryJob = Job<DeliveryJobData, DeliveryResult>;

/** BullMQ passes a signal only to a processor with three parameters, and a parameter with a default does not count. */
export function createDeliverer(deps: DelivererDeps) {
  return async (
    job: DeliveryJob,
    token: string | undefined,
    given?: AbortSignal,
  ): Promise<DeliveryResult> => {
    const signal = given ?? new AbortController().signal;
    const data = parseDeliveryJobData(job.data);
    const { sweepId, id, type, url } = data;
    // The record of the delivery was written before the job was added, but Redis may have lost the record.
    const createdAt = new Date(job.timestamp).toISOString();
    const delivery = await deps.store.openDelivery(sweepId, { id, type, url, createdAt });
    // The sweep was deleted.
    if (delivery === undefined) return { status: 'gone' };
    if (isSettled(delivery, job)) return { status: delivery.status };
    const at = deps.now();
    const startedAt = performance.now();
    try {
      const sent = await sendIfAllowed(deps, data, signal);
      const ms = Math.round(performance.now() - startedAt);
      return await settle(deps, { job, data, sent, at, ms });
    } catch (error) {
      if (!signal.aborted || signal.reason !== 'shutdown') throw error;
      return returnToQueue({ job, token });
    }
  };
}

/**
 * Whether the message must not be sent again. If a worker dies before it has completed a job, BullMQ delivers the job again. If an operator
 * retries a failed job, `attemptsMade` includes all recorded attempts, and the message is sent again.
 */
function isSettled({ status, attempts }: Delivery, { attemptsMade }: DeliveryJob): boolean {
  if (status === 'failed') return attempts.length > attemptsMade;
  return status === 'delivered';
}

/** Checks the address before each attempt, because the allowed targets may have changed since the sweep was submitted. */
async function sendIfAllowed(
  { targets, secrets, now }: DelivererDeps,
  { url, id, body }: DeliveryJobData,
  signal: AbortSignal,
): Promise<Sent> {
  if (isAllowedTarget(targets, url)) {
    return send({ url, id, body: presentBody(id, body), secrets, signal, now });
  }
  return { status: null, error: 'SWEEPQ_WEBHOOK_TARGETS does not allow it' };
}

type Attempt = { job: DeliveryJob; data: DeliveryJobData; sent: Sent; at: Date; ms: number };

/** Records the outcome of an attempt. Throws an error that makes BullMQ retry or fail the job. */
async function settle(
  { store, metrics, log, now }: DelivererDeps,
  { job, data: { sweepId, id, type, url }, sent, at, ms }: Attempt,
): Promise<DeliveryResult> {
  const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
  const { outcome, error } = judge(sent, { isLast });
  const { status } = sent;
  const attempt = { at: at.toISOString(), status, error, ms };
  await store.changeDelivery(sweepId, id, (before) => ({
    ...before,
    attempts: [...before.attempts, attempt],
    ...(outcome === 'failed' && before.status === 'pending' && { status: outcome }),
    ...(outcome === 'delivered' && { status: outcome, deliveredAt: now().toISOString() }),
  }));
  metrics.countWebhookAttempt(outcome);
  const answer = [status === null ? '' : `status ${status}`, error].filter(Boolean).join(': ');
  await job.log(`${attempt.at} ${outcome}: ${answer}, ${ms} ms`);
  if (outcome === 'delivered') return { status: outcome };
  // Only the host is logged, because the path of a webhook may be a secret.
  const { host } = new URL(url);
  log.warn({ deliveryId: id, type, host, outcome, answer }, 'a webhook did not accept a message');
  throw outcome === 'failed' ? new UnrecoverableError(answer) : new Error(answer);
}
