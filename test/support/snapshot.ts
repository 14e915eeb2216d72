// Copies the data of a service, and restores it: what remains after Redis has lost its last writes.
import type { useConnection } from './queues.ts';

type Redis = ReturnType<typeof useConnection>;

/** Copies all keys with this prefix. `restore` removes all keys and writes the copies. No process may write meanwhile. */
export async function takeSnapshot(redis: Redis, prefix: string) {
  const names = await redis.keys(`${prefix}:*`);
  const copies = await Promise.all(
    names.map(async (name) => ({
      ...{ name, dump: await redis.dumpBuffer(name) },
      ttlMs: Math.max(0, await redis.pttl(name)),
    })),
  );
  return {
    async restore() {
      const present = await redis.keys(`${prefix}:*`);
      if (present.length > 0) await redis.unlink(...present);
      for (const { name, dump, ttlMs } of copies) {
        if (dump !== null) await redis.restore(name, ttlMs, dump);
      }
    },
  };
}
