// What came of each message to a webhook. It is written before the message's job is added, so that a notice that is
// taken up twice finds what the first time has led to, also when that job is no longer kept.
import type { Delivery } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Writes that a delivery begins; gives the one that has begun before, if any. Undefined if the sweep is gone. */
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

/** Undefined if it is gone, as it is with its sweep. */
export async function readDelivery(
  { redis, keys }: StoreContext,
  sweepId: string,
  id: string,
): Promise<Delivery | undefined> {
  const stored = await redis.hget(keys.ofSweep(sweepId).deliveries, id);
  return stored === null ? undefined : parse(stored);
}

/** Changes a delivery in one piece, whoever else is at it; gives it as it is by then. Undefined if it is gone. */
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

/** The ids of all deliveries of a sweep, which are those of their jobs, too. */
export async function listDeliveryIds(
  { redis, keys }: StoreContext,
  sweepId: string,
): Promise<string[]> {
  return redis.hkeys(keys.ofSweep(sweepId).deliveries);
}

/** The deliveries of a sweep, the newest first; `before` is the last id of the page before. */
export async function listDeliveries(
  context: StoreContext,
  sweepId: string,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Delivery[]> {
  const { redis, keys } = context;
  const ids = await listDeliveryIds(context, sweepId);
  const following = ids.filter((id) => before === undefined || id < before);
  const page = following.sort().reverse().slice(0, limit);
  if (page.length === 0) return [];
  const stored = await redis.hmget(keys.ofSweep(sweepId).deliveries, ...page);
  return stored.flatMap((text) => (text === null ? [] : [parse(text)]));
}

/** Written by the functions above from typed ones. */
const parse = (text: string) => JSON.parse(text) as Delivery;
