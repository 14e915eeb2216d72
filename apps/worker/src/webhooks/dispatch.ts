import { deliveryId, type WebhookMessage } from '@sweepq/contract';
import { deliveryJobOptions, type Queues } from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Notice, Store, StoredSweep } from '@sweepq/store';
import { createMessage } from './message.ts';

export type DispatchDeps = {
  store: Pick<Store, 'readSweep' | 'readTrials' | 'openDelivery' | 'settleNotice'>;
  queues: Pick<Queues, 'webhooks'>;
  log: Log;
};

/**
 * Turns a notice into one job for each webhook that subscribes to its type. If a worker dies before it has settled the notice, another
 * worker dispatches the notice again, and adds no second job: the ids of the jobs follow from the notice, and the first job has the message.
 */
export async function dispatch(deps: DispatchDeps, notice: Notice): Promise<void> {
  const { store, log } = deps;
  const { sweepId, type } = notice;
  const sweep = await store.readSweep(sweepId);
  if (sweep === undefined)
    log.info({ sweepId, type }, 'a webhook gets no message: its sweep was deleted');
  const deliveries = sweep === undefined ? [] : await addDeliveries(deps, sweep, notice);
  if (await store.settleNotice(notice, deliveries)) return;
  log.warn(
    { sweepId, type },
    'Redis has lost a message to a webhook: its notice is dispatched again',
  );
}

/** Returns the deliveries of the notice. */
async function addDeliveries(
  { store, queues, log }: DispatchDeps,
  sweep: StoredSweep,
  notice: Notice,
): Promise<string[]> {
  const { sweepId, type, at: createdAt } = notice;
  const deliveries: string[] = [];
  const message = await createMessage(store, sweep, notice);
  if (message === undefined) {
    log.warn({ sweepId, type }, 'a webhook gets no message: the trial no longer exists');
    return deliveries;
  }
  for (const [k, { url, events }] of sweep.spec.webhooks.entries()) {
    if (!events.includes(type)) continue;
    const id = deliveryId(sweepId, notice.id, k);
    const delivery = await store.openDelivery(sweepId, { id, type, url, createdAt });
    if (delivery === undefined) continue;
    deliveries.push(id);
    // The job of an ended delivery may have been removed from the queue. A second job would send the message again.
    if (delivery.status !== 'pending') continue;
    const body = JSON.stringify({ id, ...message } satisfies WebhookMessage);
    await queues.webhooks.add(
      type,
      { sweepId, id, type, url, body },
      { ...deliveryJobOptions, jobId: id },
    );
  }
  return deliveries;
}
