import type { AskedTrial } from '@sweepq/contract';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { addAsked } from './asked.ts';
import type { AskedLength } from './asked-cache.ts';
import { encodeFailures, type SeenFailure } from './seen-failures.ts';

/** The next trials of an adaptive search. */
export type Asking = {
  generation: number;
  /** The length of the chosen trials on which the choice depends. */
  before: AskedLength;
  trials: readonly AskedTrial[];
  /** The failures that the choices have seen. Undefined: the record keeps its list, or has none. */
  failures?: readonly SeenFailure[] | undefined;
};

/**
 * Adds the next trials of an adaptive search. `changed`: another planner has added trials since they were read, or Redis has lost some;
 * `halted`: the sweep is gone, has ended, is paused, or has another generation.
 */
export async function askTrials(
  context: StoreContext,
  sweepId: string,
  { generation, before, trials, failures }: Asking,
): Promise<'asked' | 'changed' | 'halted'> {
  const added = await addAsked(context, sweepId, { before, trials });
  if (added === undefined) return 'changed';
  const { text, after } = added;
  return scripts.askTrials(context.redis, context.keys.inScripts(sweepId), {
    ...{ sweepId, eventsKept, generation, text, bytes: before.bytes, from: before.trials },
    ...{ trials: after.trials, newBytes: after.bytes, sha256: after.sha256 },
    failures: failures === undefined ? '' : encodeFailures(failures),
  });
}

/** How many of the chosen trials have a job of this generation, and the place in the turns after them. */
export type QueuedTrials = { generation: number; trials: number; nextPlace: number };

/** Notes how many of the chosen trials have a job. Returns false if the sweep is gone or has another generation. */
export async function noteQueued(
  { redis, keys }: StoreContext,
  sweepId: string,
  { generation, trials: queuedTrials, nextPlace }: QueuedTrials,
): Promise<boolean> {
  const args = { generation, queuedTrials, nextPlace };
  return (await scripts.noteQueued(redis, keys.inScripts(sweepId), args)) === 1;
}

/** Notes that the space has no other combination. Returns false if the sweep is gone, has ended, or has another generation. */
export async function exhaustSearch(
  { redis, keys }: StoreContext,
  sweepId: string,
  generation: number,
): Promise<boolean> {
  return (await scripts.exhaustSearch(redis, keys.inScripts(sweepId), { generation })) === 1;
}
