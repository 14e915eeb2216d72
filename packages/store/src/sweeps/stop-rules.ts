import type { StopRuleName } from '@sweepq/contract';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Ends a sweep that has reached its time limit. Returns the ms that are left; 0 if the sweep has ended. */
export async function expireSweep(
  { redis, keys }: StoreContext,
  id: string,
  { maxSeconds, now }: { maxSeconds: number; now: string },
): Promise<number> {
  const args = { sweepId: id, eventsKept, channel: keys.control, now, maxMs: maxSeconds * 1000 };
  return scripts.expireSweep(redis, keys.inScripts(id), args);
}

type Stop = {
  generation: number;
  /** The rules that the planner applies, in the order of the trials. */
  rule: Extract<StopRuleName, 'target' | 'maxIterations'>;
  now: string;
};

/** Ends a sweep by a stop rule. Returns false if the sweep is gone, has ended, is paused, or has another generation. */
export async function stopSweep(
  { redis, keys }: StoreContext,
  id: string,
  { generation, rule, now }: Stop,
): Promise<boolean> {
  const args = { sweepId: id, eventsKept, channel: keys.control, generation, rule, now };
  return (await scripts.stopSweep(redis, keys.inScripts(id), args)) === 1;
}

/** Notes how many trials the budget of a sweep covers. Returns false if the sweep is gone, has ended, or has another generation. */
export async function noteAffordable(
  { redis, keys }: StoreContext,
  id: string,
  { generation, trials }: { generation: number; trials: number },
): Promise<boolean> {
  const args = { generation, trials };
  return (await scripts.noteAffordable(redis, keys.inScripts(id), args)) === 1;
}
