import { defaultPrefix, parseRunJobId, type SweepEvent } from '@sweepq/contract';
import type { World } from './world.ts';

/** An event of a sweep, and its time by the clock of Redis. */
export type Told = { at: number; event: SweepEvent };

/** All events of a sweep, in order. */
export async function readTold({ redis }: Pick<World, 'redis'>, id: string): Promise<Told[]> {
  const entries = await redis.client.xrange(`${defaultPrefix}:store:sweep:${id}:events`, '-', '+');
  return entries.map(([entry, [, event = '{}']]) => ({
    at: Number(entry.split('-')[0]),
    event: JSON.parse(event) as SweepEvent,
  }));
}

const runsStem = `${defaultPrefix}:runs:`;

/**
 * The number of stalled runs: their locks expired before a worker renewed them. BullMQ counts them in each job. Its events are
 * trimmed after 1 000 others.
 */
export async function countStalls({ redis: { client } }: Pick<World, 'redis'>): Promise<number> {
  const keys = await client.keys(`${runsStem}swp_*`);
  const jobs = keys.filter((key) => parseRunJobId(key.slice(runsStem.length)) !== undefined);
  if (jobs.length === 0)
    throw new Error('Expected jobs of runs that count their stalls, got none.');
  const counts = await Promise.all(jobs.map((key) => client.hget(key, 'stc')));
  return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
}

/** The number of runs that stopped workers have returned to the queue so far. */
export async function countHandedBack(world: Pick<World, 'redis'>, ids: readonly string[]) {
  const told = await Promise.all(ids.map((id) => readTold(world, id)));
  return told.flat().filter(({ event }) => event.type === 'run' && event.status === 'queued')
    .length;
}

/** The events of one attempt at a run: from its start until the next attempt starts, or the run ends. */
export type ToldAttempt = {
  runId: string;
  beganAt: number;
  iterations: number[];
};

/** The attempts at each run, in order. */
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
