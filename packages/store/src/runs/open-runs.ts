// Queues open runs again whose jobs have ended. Such runs exist if Redis has lost acknowledged outcomes.
import type { SweepSpec } from '@sweepq/contract';
import { countRuns, type PlannedRun, planRun, preparePlan } from '@sweepq/plan';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { decodeStandings, readStandings } from '../trials/standings.ts';
import { createYielder } from '../yield-to-event-loop.ts';
import { readRunStates } from './run-state.ts';

/** The number of states that are read in one round trip. */
const chunkRuns = 500;

/** Returns the runs of an open sweep that have not ended, or that have a trial without an outcome. */
export async function findOpenRuns(context: StoreContext, spec: SweepSpec): Promise<PlannedRun[]> {
  const { statusOf } = decodeStandings(await readStandings(context, spec.id));
  const isOpen = (trial: number) => ['queued', 'running'].includes(statusOf(trial));
  const yieldIfDue = createYielder();
  await preparePlan(spec, 'values', yieldIfDue);
  const runs = countRuns(spec);
  const open: PlannedRun[] = [];
  for (let from = 0; from < runs; from += chunkRuns) {
    const indices = Array.from({ length: Math.min(chunkRuns, runs - from) }, (_, k) => from + k);
    const states = await readRunStates(context, spec.id, indices);
    for (const [k, run] of indices.entries()) {
      const planned = planRun(spec, run);
      const isLeft = !states[k]?.finishedAt || planned.readings.some(({ trial }) => isOpen(trial));
      if (isLeft) open.push(planned);
      await yieldIfDue();
    }
  }
  return open;
}

/**
 * `answered`: all trials of the run have outcomes, so the caller must only end the run; `lost`: the run was queued again too
 * often without progress; `other`: the sweep is not open any more, or has another generation.
 */
export type Requeued = 'queued' | 'answered' | 'lost' | 'other';

/** An open run whose job has ended is queued again at most this many times in a row without progress. */
export const maxLosses = 5;

/** Queues an open run again. Call after the job of the run of this generation has ended. */
export async function requeueRun(
  { redis, keys }: StoreContext,
  sweepId: string,
  { run, readings }: Pick<PlannedRun, 'run' | 'readings'>,
  generation: number,
): Promise<Requeued> {
  const ofRun = { sweepId, eventsKept, run, generation, maxLosses };
  const indices = readings.map(({ trial }) => trial);
  return scripts.requeueRun(redis, keys.inScripts(sweepId), { ...ofRun, indices });
}

/**
 * Moves an open sweep to its next generation, after its jobs of this generation have ended. Returns false if the sweep is not
 * open any more, or has another generation.
 */
export async function continueSweep(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
): Promise<boolean> {
  return (await scripts.continueSweep(redis, keys.inScripts(id), { generation })) === 1;
}

/**
 * Reopens a sweep that has ended although some of its trials are open, for its next generation. Returns false if the sweep is
 * not in this state any more.
 */
export async function reviveSweep(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
): Promise<boolean> {
  const args = { sweepId: id, eventsKept, generation };
  return (await scripts.reviveSweep(redis, keys.inScripts(id), args)) === 1;
}
