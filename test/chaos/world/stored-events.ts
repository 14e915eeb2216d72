import {
  defaultPrefix,
  parseRunJobId,
  parseTrialId,
  runId,
  type SweepEvent,
} from '@sweepq/contract';
import type { World } from './world.ts';

/** An event of a sweep, and its time by the clock of Redis. */
export type StoredEvent = { at: number; event: SweepEvent };

/** All events of a sweep, in order. */
export async function readStoredEvents(
  { redis }: Pick<World, 'redis'>,
  id: string,
): Promise<StoredEvent[]> {
  const entries = await redis.client.xrange(`${defaultPrefix}:store:sweep:${id}:events`, '-', '+');
  return entries.map(([entry, [, event = '{}']]) => ({
    at: Number(entry.split('-')[0]),
    event: JSON.parse(event) as SweepEvent,
  }));
}

const runsStem = `${defaultPrefix}:runs:`;

/**
 * The number of stalls of all runs. A run stalls if its lock expires before the worker renews it. BullMQ counts the stalls of each job
 * in the job.
 */
export async function countStalls({ redis: { client } }: Pick<World, 'redis'>): Promise<number> {
  const keys = await client.keys(`${runsStem}swp_*`);
  const jobs = keys.filter((key) => parseRunJobId(key.slice(runsStem.length)) !== undefined);
  if (jobs.length === 0) throw new Error('Expected jobs of runs, got none.');
  const counts = await Promise.all(jobs.map((key) => client.hget(key, 'stc')));
  return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
}

/** The number of times so far that a stopped worker has returned a run to the queue. */
export async function countReturned(world: Pick<World, 'redis'>, ids: readonly string[]) {
  const events = await Promise.all(ids.map((id) => readStoredEvents(world, id)));
  return events.flat().filter(({ event }) => event.type === 'run' && event.status === 'queued')
    .length;
}

/** One attempt at a run, from its events: the start, and the iterations of its progress. */
export type StoredAttempt = {
  runId: string;
  beganAt: number;
  /** The number of rungs that the trial of the run had reached before. 0 in a sweep without pruning. */
  rungs: number;
  iterations: number[];
};

/** The attempts at each run, in order. */
export function attemptsOf(events: readonly StoredEvent[]): Map<string, StoredAttempt[]> {
  const attempts = new Map<string, StoredAttempt[]>();
  const rungs = new Map<string, number>();
  for (const { at, event } of events) {
    if (event.type === 'run' && event.status === 'running') {
      const before = attempts.get(event.id) ?? [];
      const attempt = {
        ...{ runId: event.id, beganAt: at, iterations: [] },
        rungs: rungs.get(event.id) ?? 0,
      };
      attempts.set(event.id, [...before, attempt]);
    } else if (event.type === 'progress') {
      attempts.get(event.runId)?.at(-1)?.iterations.push(event.iteration);
    } else if (event.type === 'trial' && event.status === 'queued' && event.rung !== undefined) {
      // The first commit of the trial at a rung. A second commit of the same rung has no event.
      const run = runOfTrial(event.id);
      rungs.set(run, (rungs.get(run) ?? 0) + 1);
    }
  }
  return attempts;
}

/** In a sweep with pruning, trial k is the only trial of run k. */
function runOfTrial(id: string): string {
  const { sweepId = '', index = -1 } = parseTrialId(id) ?? {};
  return runId(sweepId, index);
}
