// The stop rules that the planner applies, in the order of the trials. So a sweep ends at the same trial with any number of workers.
import { countTrials } from '@sweepq/plan';
import type { StoredSweep } from '@sweepq/store';
import type { Outcomes } from '../search/searcher.ts';
import { findReaching } from './find-reaching.ts';
import { hasOpenTrial, type Limit } from './limit-trials.ts';
import type { PlannerDeps } from './step.ts';

type Present = { generation: number; outcomes: Outcomes; limit: Limit };

/** Ends a sweep if one of its stop rules is met. Returns whether the sweep is ended by the rule. */
export async function applyStopRules(
  { store, log, now }: Pick<PlannerDeps, 'store' | 'log' | 'now'>,
  sweep: StoredSweep,
  { generation, ...present }: Present,
): Promise<boolean> {
  const rule = findRule(sweep, present);
  if (rule === undefined) return false;
  const { id } = sweep.spec;
  const isEnded = await store.stopSweep(id, { generation, rule, now: now().toISOString() });
  if (isEnded) log.info({ sweepId: id, rule }, 'ended a sweep by a stop rule');
  return true;
}

function findRule(
  { spec, isExhausted }: StoredSweep,
  { outcomes, limit }: Omit<Present, 'generation'>,
): 'target' | 'maxIterations' | undefined {
  const reaching = findReaching(spec, outcomes);
  // An open trial with a lower number can reach the target, too.
  const isReached = reaching !== undefined && !hasOpenTrial(outcomes, { trials: reaching });
  if (isReached) return 'target';
  const isSpent = limit.isFinal && !isExhausted && countTrials(spec) >= limit.trials;
  return isSpent && !hasOpenTrial(outcomes, limit) ? 'maxIterations' : undefined;
}
