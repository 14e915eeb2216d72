import type { SweepSpec, SweepView } from '@sweepq/contract';
import { rungsOf, trialsOfParts } from '@sweepq/plan';
import { scheduleOfPruning } from '@sweepq/search';

/** Returns the rungs and the cohorts of a sweep. Null without pruning. */
export function viewSchedule(spec: SweepSpec): SweepView['schedule'] {
  const iterations = rungsOf(spec)?.at(-1);
  if (spec.pruning == null || iterations === undefined) return null;
  const schedule = scheduleOfPruning(spec.pruning, iterations);
  // The cycle of hyperband has a bracket for each rung.
  const cycle = spec.pruning.rule === 'hyperband' ? schedule.rungs.length : 1;
  return {
    rungs: [...schedule.rungs],
    brackets: Array.from({ length: cycle }, (_, cohort) => ({
      trials: schedule.sizeOf(cohort),
      firstRung: schedule.firstRungOf(cohort),
    })),
    parts: trialsOfParts(spec),
  };
}
