import type { StoreContext } from '../context.ts';

/**
 * Returns the sweeps among `ids` that have no record, or whose record is marked as deleted. The function does not read whole
 * records, so it can check hundreds of sweeps every few seconds. A sweep that was just submitted has a job, but no record yet.
 */
export async function findMissingSweeps(
  { redis, keys }: StoreContext,
  ids: readonly string[],
): Promise<string[]> {
  const exists = async (id: string) => {
    const { sweep } = keys.ofSweep(id);
    // Sent together, both commands take one round trip.
    const [known, deleted] = await Promise.all([
      redis.hexists(sweep, 'spec'),
      redis.hexists(sweep, 'deleted'),
    ]);
    return known === 1 && deleted === 0;
  };
  const existing = await Promise.all(ids.map(exists));
  return ids.filter((_, k) => !existing[k]);
}
