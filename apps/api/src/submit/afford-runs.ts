import type { SweepSpec } from '@sweepq/contract';
import { budgetOf, countAffordable, countRuns, countTrials, runOf } from '@sweepq/plan';
import { internSpec } from '../heavy/intern-spec.ts';

/** A number of first trials of a plan, and the number of their runs. */
export type AffordedRuns = { trials: number; runs: number };

/** Returns what the budget of a sweep covers. This function is also a task of a thread. */
export function affordRuns({ spec: sent }: { spec: SweepSpec }): AffordedRuns {
  const spec = internSpec(sent);
  const trials = countAffordable(spec, budgetOf(spec));
  return { trials, runs: trials < countTrials(spec) ? runOf(spec, trials) : countRuns(spec) };
}
