// The result of each message to a webhook. The record of a delivery is written before its job is added. So a second dispatch of a
// notice finds the result of the first dispatch, also if BullMQ has removed the job.
import type { Delivery } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Writes a new delivery and returns it, or returns the stored delivery if there is one. Undefined if the sweep is gone. */
export async function openDelivery(
  { redis, keys }: StoreContext,
  sweepId: string,
  { id, type, url, createdAt }: Pick<Delivery, 'id' | 'type' | 'url' | 'createdAt'>,
): Promise<Delivery | undefined> {
  const { sweep, deliveries } = keys.ofSweep(sweepId);
  const begun: Delivery = {
    ...{ id, type, url, createdAt },
    ...{ status: 'pending', deliveredAt: null, attempts: [] },
  };
  const args = { id, delivery: JSON.stringify(begun) };
  const stored = await scripts.openDelivery(redis, { sweep, deliveries }, args);
  return stored === null ? undefined : parse(stored);
}

/** Returns undefined if the delivery is gone, which happens when its sweep is deleted. */
export async function readDelivery(
  { redis, keys }: StoreContext,
  sweepId: string,
  id: string,
): Promise<Delivery | undefined> {
  const stored = await redis.hget(keys.ofSweep(sweepId).deliveries, id);
  return stored === null ? undefined : parse(stored);
}

/** Changes a delivery atomically, also with concurrent writers, and returns its new state. Undefined if the delivery is gone. */
export async function changeDelivery(
  { redis, keys }: StoreContext,
  sweepId: string,
  id: string,
  change: (delivery: Delivery) => Delivery,
): Promise<Delivery | undefined> {
  const { deliveries } = keys.ofSweep(sweepId);
  for (;;) {
    const stored = await redis.hget(deliveries, id);
    if (stored === null) return undefined;
    const changed = change(parse(stored));
    const args = { id, before: stored, after: JSON.stringify(changed) };
    if ((await scripts.replaceDelivery(redis, { deliveries }, args)) === 1) return changed;
  }
}

/** Returns the ids of all deliveries of a sweep. Their jobs have the same ids. */
export async function listDeliveryIds(
  { redis, keys }: StoreContext,
  sweepId: string,
): Promise<string[]> {
  return redis.hkeys(keys.ofSweep(sweepId).deliveries);
}

/** Returns all deliveries of a sweep, in any order. */
export async function listDeliveries(
  { redis, keys }: StoreContext,
  sweepId: string,
): Promise<Delivery[]> {
  return (await redis.hvals(keys.ofSweep(sweepId).deliveries)).map(parse);
}

/** The functions above have written this text. */
const parse = (text: string) => JSON.parse(text) as Delivery;
