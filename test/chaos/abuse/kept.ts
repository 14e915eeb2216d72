import { createHash } from 'node:crypto';
import { defaultPrefix } from '@sweepq/contract';
import type { World } from '../world/world.ts';

/** Redis' keys of the service. A queue writes its settings (`:meta`) as it is opened, at the first request that asks for it. */
export async function listKeys({ redis }: World): Promise<string[]> {
  return (await redis.client.keys(`${defaultPrefix}:*`)).toSorted();
}

/** Compares two states of the stored data. */
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
