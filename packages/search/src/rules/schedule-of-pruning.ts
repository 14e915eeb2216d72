import { createHalving } from './halving.ts';
import { createMedian } from './median.ts';
import { createPatience } from './patience.ts';
import type { Rule, Schedule } from './rule.ts';
import { hyperbandOf, scheduleOf } from './schedules.ts';

/** A pruning rule with its settings. Null: the setting does not belong to the rule, or is not used. */
export type PruningSettings = {
  rule: 'halving' | 'hyperband' | 'median';
  eta: number;
  minIterations: number;
  cohort: number | null;
  patience: number | null;
  startup: number | null;
  warmup: number | null;
};

/** Returns the cohorts and the rungs of trials with this number of iterations. */
export function scheduleOfPruning(pruning: PruningSettings, iterations: number): Schedule {
  const { rule, eta, minIterations, cohort, patience, startup, warmup } = pruning;
  const settings = { iterations, eta, minIterations };
  const ofSize = { ...settings, ...(cohort !== null && { cohort }) };
  const patient = (inner: Rule): Rule =>
    patience === null ? inner : createPatience(inner, { patience });
  switch (rule) {
    case 'halving':
      return scheduleOf(patient(createHalving({ eta })), ofSize);
    case 'median': {
      const median = createMedian({
        ...(startup !== null && { startup }),
        ...(warmup !== null && { warmup }),
      });
      return scheduleOf(patient(median), ofSize);
    }
    case 'hyperband': {
      const schedule = hyperbandOf(settings);
      return { ...schedule, rule: patient(schedule.rule) };
    }
  }
}
