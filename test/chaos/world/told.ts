import { defaultPrefix, parseRunJobId, type SweepEvent } from '@sweepq/contract';
import type { World } from './world.ts';

/** Something that was told of a sweep, and when, by the clock of Redis. */
export type Told = { at: number; event: SweepEvent };

/** All that was told of a sweep, in order. */
export async function readTold({ redis }: Pick<World, 'redis'>, id: string): Promise<Told[]> {
  const entries = await redis.client.xrange(`${defaultPrefix}:store:sweep:${id}:events`, '-', '+');
  return entries.map(([entry, [, event = '{}']]) => ({
    at: Number(entry.split('-')[0]),
    event: JSON.parse(event) as SweepEvent,
  }));
}

const runsStem = `${defaultPrefix}:runs:`;

/**
 * How many locks of runs were found to have ended while their worker was to renew them. BullMQ counts them with each job; what
 * its events tell of them is gone after a thousand others.
 */
export async function countStalls({ redis: { client } }: Pick<World, 'redis'>): Promise<number> {
  const keys = await client.keys(`${runsStem}swp_*`);
  const jobs = keys.filter((key) => parseRunJobId(key.slice(runsStem.length)) !== undefined);
  if (jobs.length === 0)
    throw new Error('Expected jobs of runs that count their stalls, got none.');
  const counts = await Promise.all(jobs.map((key) => client.hget(key, 'stc')));
  return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
}

/** How many runs were handed back by workers that were told to stop, so far. */
export async function countHandedBack(world: Pick<World, 'redis'>, ids: readonly string[]) {
  const told = await Promise.all(ids.map((id) => readTold(world, id)));
  return told.flat().filter(({ event }) => event.type === 'run' && event.status === 'queued')
    .length;
}

/** What was told by one attempt at a run: from when it began until the next one does, or the run ends. */
export type ToldAttempt = {
  runId: string;
  beganAt: number;
  iterations: number[];
};

/** The attempts at each run, in their order. */
export function attemptsOf(told: readonly Told[]): Map<string, ToldAttempt[]> {
  const attempts = new Map<string, ToldAttempt[]>();
  for (const { at, event } of told) {
    if (event.type === 'run' && event.status === 'running') {
      const before = attempts.get(event.id) ?? [];
      const attempt = { runId: event.id, beganAt: at, iterations: [] };
      attempts.set(event.id, [...before, attempt]);
    } else if (event.type === 'progress') {
      attempts.get(event.runId)?.at(-1)?.iterations.push(event.iteration);
    }
  }
  return attempts;
}
