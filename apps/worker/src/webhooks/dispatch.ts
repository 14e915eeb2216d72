import { deliveryId } from '@sweepq/contract';
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
 * Makes a notice into one job for each webhook that wants it. Done twice, because a worker died between the jobs and the
 * word that they are there, it leads to the same jobs: their ids follow from the notice, and what is sent is decided
 * with the first.
 */
export async function dispatch(deps: DispatchDeps, notice: Notice): Promise<void> {
  const { store, log } = deps;
  const { sweepId, type } = notice;
  const sweep = await store.readSweep(sweepId);
  // With a sweep goes what there was to tell of it.
  if (sweep === undefined) log.info({ sweepId, type }, 'tells nobody of a sweep that is gone');
  const deliveries = sweep === undefined ? [] : await addDeliveries(deps, sweep, notice);
  if (await store.settleNotice(notice, deliveries)) return;
  log.warn({ sweepId, type }, 'Redis has lost a message to a webhook: it is added again');
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
    log.warn({ sweepId, type }, 'tells nobody of a trial that is gone');
    return deliveries;
  }
  const body = JSON.stringify(message);
  for (const [k, { url, events }] of sweep.spec.webhooks.entries()) {
    if (!events.includes(type)) continue;
    const id = deliveryId(sweepId, notice.id, k);
    const delivery = await store.openDelivery(sweepId, { id, type, url, createdAt });
    if (delivery === undefined) continue;
    deliveries.push(id);
    // One that has ended may have a job no longer; a second one would send it again.
    if (delivery.status !== 'pending') continue;
    await queues.webhooks.add(
      type,
      { sweepId, id, type, url, body },
      { ...deliveryJobOptions, jobId: id },
    );
  }
  return deliveries;
}
