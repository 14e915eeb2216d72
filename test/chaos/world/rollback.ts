import { cutOff, readTail } from './append-only-tail.ts';
import type { Clock } from './clock.ts';
import { type Forgotten, forgottenFrom, type Past } from './going-back.ts';
import type { RedisProcess } from './redis-process.ts';

/** Disables rewrites of the append-only file, because a rewritten file has no history. */
export const rollbackArgs = ['--auto-aof-rewrite-percentage', '0'] as const;

/**
 * Kills Redis, removes all writes after `moment` from its append-only file, and restarts it on the same port. Api and workers survive.
 * With `appendfsync everysec`, a crash of the machine of Redis has the same effect.
 */
export async function rollBack(
  redis: Pick<RedisProcess, 'dir' | 'kill' | 'start'>,
  clock: Clock,
  moment: number,
): Promise<Forgotten> {
  const paused = clock.pause();
  await redis.kill();
  const to = performance.now();
  await paused;
  const tail = await readTail(redis.dir, moment);
  await cutOff(tail);
  await redis.start();
  const from = await clock.remembered();
  clock.resume();
  if (from > moment) throw new Error(`Expected Redis to forget ${moment}, got ${from}.`);
  return forgottenFrom({ from, to }, tail.text);
}

export function createRollback(redis: RedisProcess, clock: Clock): Past {
  let ageMs = 0;
  return {
    async lag(ms) {
      ageMs = ms;
    },
    goBack: () => rollBack(redis, clock, performance.now() - ageMs),
  };
}
