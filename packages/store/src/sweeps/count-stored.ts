import type { StoreContext } from '../context.ts';

/** Counts the stored models, cost curves and deliveries of a sweep. */
export async function countStored({ redis, keys }: StoreContext, id: string) {
  const { models, curves, deliveries } = keys.ofSweep(id);
  const counts = await Promise.all([models, curves, deliveries].map((key) => redis.hlen(key)));
  const [ofModels = 0, ofCurves = 0, ofDeliveries = 0] = counts;
  return { models: ofModels, costCurves: ofCurves, deliveries: ofDeliveries };
}
