import { type SweepSpec, trialId } from '@sweepq/contract';
import { rungsOf } from '@sweepq/plan';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { bytesOfEntry } from './rungs.ts';

/** A trial that waits at a rung, and that a rule prunes there. */
export type PrunedTrial = {
  trial: number;
  run: number;
  /** The number of rungs that the trial has reached. */
  count: number;
  /** The trajectory under which its result is cached. */
  trajectory: string;
};

/**
 * Ends these trials as pruned. Returns the trials that this call has ended. `halted`: the sweep is gone, has ended, is paused, or has
 * another generation.
 */
export async function pruneTrials(
  { redis, keys }: StoreContext,
  spec: Pick<SweepSpec, 'id' | 'space' | 'pruning'>,
  { generation, now, trials }: { generation: number; now: Date; trials: readonly PrunedTrial[] },
): Promise<number[] | 'halted'> {
  const { id: sweepId } = spec;
  const rungs = rungsOf(spec) ?? [];
  return scripts.pruneTrials(redis, keys.inScripts(sweepId), {
    ...{ sweepId, eventsKept, generation, now: now.toISOString() },
    entryBytes: bytesOfEntry(rungs.length),
    pruned: trials.map(({ trial, run, count, trajectory }) => ({
      ...{ index: trial, run, count },
      cacheKey: keys.cachedResults(trajectory),
      cacheField: JSON.stringify([`${rungs[count - 1]}`, `${trialId(sweepId, trial)} ${run}`]),
    })),
  });
}
