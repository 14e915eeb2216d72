import { defaultPrefix } from '@sweepq/contract';
import type { Redis } from 'ioredis';
import type { World } from './world.ts';

export type Planned = {
  /** `absent`: neither record nor job; `partial`: some runs are missing so far. */
  state: 'absent' | 'partial' | 'whole';
  /** Runs that have ended or are in their queue. */
  runs: number;
};

/** The progress of planning a sweep in Redis: each run is a job that the sweep's own job waits for. */
export async function readPlanned(
  { redis: { client } }: Pick<World, 'redis'>,
  id: string,
  runs: number,
): Promise<Planned> {
  const job = `${defaultPrefix}:sweeps:${id}`;
  const [total, hasJob, waitsFor, ended, parked] = await Promise.all([
    client.hget(`${defaultPrefix}:store:sweep:${id}`, 'total'),
    client.exists(job),
    client.scard(`${job}:dependencies`),
    client.hlen(`${job}:processed`),
    client.zscore(`${defaultPrefix}:sweeps:waiting-children`, id),
  ]);
  if (total === null && hasJob === 0) return { state: 'absent', runs: 0 };
  if (parked === null) return { state: 'partial', runs: waitsFor + ended };
  const there = Number(await client.eval(countPresent, 1, `${job}:dependencies`));
  const isWhole = total !== null && there + ended === runs;
  return { state: isWhole ? 'whole' : 'partial', runs: there + ended };
}

/** Missing runs that the job of a sweep waits for. It would wait without end. */
export async function countMissingRuns(client: Redis, id: string): Promise<number> {
  const key = `${defaultPrefix}:sweeps:${id}:dependencies`;
  return Number(await client.eval(countAbsent, 1, key));
}

// One script each, because a run that ends leaves the set and its queue in one step.
/** The keys in a set that exist. */
const countPresent = `
local count = 0
for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do count = count + redis.call('EXISTS', key) end
return count`;
const countAbsent = `
local count = 0
for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do count = count + 1 - redis.call('EXISTS', key) end
return count`;
