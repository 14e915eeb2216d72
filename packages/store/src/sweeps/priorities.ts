import { type Priority, priorities } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';

/** Returns the current turn of each priority. */
export async function readTurns({ redis, keys }: StoreContext): Promise<Record<Priority, number>> {
  const stored = await redis.hmget(keys.turns, ...priorities);
  const turns = priorities.map((name, k) => [name, Number(stored[k] ?? 0)]);
  return Object.fromEntries(turns) as Record<Priority, number>;
}

/** Resets the turns to 0. Only call it when no run waits. */
export async function resetTurns({ redis, keys }: StoreContext): Promise<void> {
  await redis.del(keys.turns);
}
