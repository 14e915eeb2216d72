// Which trials form a cohort, and at which rungs a rule compares them.
import { createHalving } from './halving.ts';
import type { Rule, Schedule } from './rule.ts';
import {
  assertSetting,
  defaultCohort,
  defaultEta,
  defaultMinIterations,
  rungsOf,
} from './rungs.ts';

type RungSettings = { iterations: number; eta?: number; minIterations?: number };

/** Returns a schedule of cohorts of one size, which all begin at the lowest rung. Default of `cohort`: 27 trials. */
export function scheduleOf(
  rule: Rule,
  { cohort: size = defaultCohort, ...settings }: RungSettings & { cohort?: number },
): Schedule {
  assertSetting('cohort', size, 1);
  return {
    ...{ rule, rungs: rungsOf(settings) },
    cohortOf: (trial) => Math.floor(trial / size),
    firstRungOf: () => 0,
    sizeOf: () => size,
    startOf: (cohort) => cohort * size,
  };
}

/**
 * Hyperband: a cycle of brackets of successive halving. Bracket s = s_max … 0 is a cohort of ⌈(s_max + 1) η^s / (s + 1)⌉ trials that begin
 * at rung s_max − s, for s_max + 1 rungs. With four rungs and η = 3: 27, 12, 6 and 4 trials.
 * Source: L. Li et al., "Hyperband: a novel bandit-based approach to hyperparameter optimization", JMLR 18 (2018), algorithm 1.
 */
export function hyperbandOf(settings: RungSettings): Schedule {
  const {
    iterations,
    eta = defaultEta,
    minIterations = defaultMinIterations(iterations),
  } = settings;
  const rungs = rungsOf({ iterations, eta, minIterations });
  const sizes: number[] = [];
  for (let s = 0, power = 1; s < rungs.length; s++, power *= eta) {
    sizes.unshift(Math.ceil((rungs.length * power) / (s + 1)));
  }
  const cycle = sizes.reduce((sum, size) => sum + size, 0);
  const bracketOf = (cohort: number) => cohort % sizes.length;
  const startInCycle = (bracket: number) =>
    sizes.slice(0, bracket).reduce((sum, size) => sum + size, 0);
  return {
    ...{ rule: createHalving({ eta }), rungs },
    cohortOf(trial) {
      const rest = trial % cycle;
      const bracket = sizes.findIndex((_, k) => rest < startInCycle(k + 1));
      return Math.floor(trial / cycle) * sizes.length + bracket;
    },
    firstRungOf: bracketOf,
    sizeOf: (cohort) => sizes[bracketOf(cohort)] as number,
    startOf: (cohort) =>
      Math.floor(cohort / sizes.length) * cycle + startInCycle(bracketOf(cohort)),
  };
}
