import { createHash } from 'node:crypto';
import { defaultPrefix } from '@sweepq/contract';
import type { World } from '../world/world.ts';

/** All keys of the service in Redis. The first request that uses a queue adds the key `:meta` of that queue. */
export async function listKeys({ redis }: World): Promise<string[]> {
  return (await redis.client.keys(`${defaultPrefix}:*`)).toSorted();
}

/** A hash of all keys and values of the service. Two equal hashes mean that no stored data has changed. */
export async function digestKept(world: World): Promise<string> {
  const hash = createHash('sha256');
  for (const key of await listKeys(world)) {
    hash.update(key).update((await world.redis.client.dumpBuffer(key)) ?? '');
  }
  return hash.digest('hex');
}

/** The number of sweeps that the api lists. */
export async function countSweeps({ api }: World, headers: Record<string, string> = {}) {
  let [count, cursor] = [0, ''];
  do {
    const query = `limit=1000${cursor && `&cursor=${cursor}`}`;
    const response = await fetch(`${api.url}/v1/sweeps?${query}`, { headers });
    const page = (await response.json()) as { items: unknown[]; nextCursor: string | null };
    count += page.items.length;
    cursor = page.nextCursor ?? '';
  } while (cursor !== '');
  return count;
}
