import { defaultPrefix } from '@sweepq/contract';
import type { Redis } from 'ioredis';
import type { World } from './world.ts';

export type Planned = {
  /** `absent`: there is neither a record nor a job. `partial`: runs are missing. `whole`: all runs are planned. */
  state: 'absent' | 'partial' | 'whole';
  /** Runs that have ended or are in their queue. */
  runs: number;
};

/** Reads from Redis how far a sweep is planned. Each planned run is a job, and the job of the sweep waits for these jobs. */
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
  const present = Number(await client.eval(countPresent, 1, `${job}:dependencies`));
  const isWhole = total !== null && present + ended === runs;
  return { state: isWhole ? 'whole' : 'partial', runs: present + ended };
}

/** The number of missing runs that the job of a sweep waits for. With a missing run, the job would wait forever. */
export async function countMissingRuns(client: Redis, id: string): Promise<number> {
  const key = `${defaultPrefix}:sweeps:${id}:dependencies`;
  return Number(await client.eval(countAbsent, 1, key));
}

// The counts are scripts, because BullMQ removes an ended run from the set and from its queue in one step.
/** Counts the keys in a set that exist. */
const countPresent = `
local count = 0
for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do count = count + redis.call('EXISTS', key) end
return count`;
const countAbsent = `
local count = 0
for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do count = count + 1 - redis.call('EXISTS', key) end
return count`;
