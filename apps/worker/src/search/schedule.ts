import type { SweepSpec } from '@sweepq/contract';
import { rungsOf, trialsOfParts } from '@sweepq/plan';
import { type FiniteSchedule, scheduleOfParts, scheduleOfPruning } from '@sweepq/search';

type Spec = Pick<SweepSpec, 'space' | 'search' | 'pruning' | 'extensions' | 'planVersion' | 'axes'>;

/** Returns the cohorts and the rungs of a sweep; undefined without pruning. */
export function scheduleOfSweep(spec: Spec): FiniteSchedule | undefined {
  const iterations = rungsOf(spec)?.at(-1);
  if (spec.pruning == null || iterations === undefined) return undefined;
  return scheduleOfParts(scheduleOfPruning(spec.pruning, iterations), trialsOfParts(spec));
}
