// Divides a budget of iterations among cohorts. A verdict compares all trials of a cohort, so the size of a cohort must be known before its first
// trial begins.
import type { FiniteSchedule } from './schedule-of-parts.ts';

/** `trials`: the trials below this number can begin. `isFinal`: no later trial ever can. */
export type Affordable = { trials: number; isFinal: boolean };

export type BudgetSettings = {
  schedule: FiniteSchedule;
  maxIterations: number;
  /** Returns the iterations that a trial has used. Undefined: it has not ended, or has not begun. */
  usedBy(trial: number): number | undefined;
};

/**
 * Returns how many trials a budget covers. A cohort begins with all its trials if the budget covers this cohort and all earlier ones. A cohort
 * with a trial that has not ended counts with the most iterations that it can use. The first cohort that does not fit waits until all earlier
 * ones have ended. Then it begins with as many trials as the rest of the budget covers, and is the last one. So the answer depends on what
 * the trials use, and not on the order in which they end.
 */
export function affordTrials({ schedule, maxIterations, usedBy }: BudgetSettings): Affordable {
  let left = maxIterations;
  let haveEnded = true;
  for (let cohort = 0; cohort < schedule.cohorts; cohort++) {
    const size = schedule.sizeOf(cohort);
    const start = schedule.startOf(cohort);
    const used = usedByCohort(start, size, usedBy);
    const covered = used === undefined ? coveredTrials(schedule, cohort, left) : size;
    if (covered < size) return { trials: haveEnded ? start + covered : start, isFinal: haveEnded };
    left -= used ?? mostOfCohort(schedule, cohort, size);
    haveEnded &&= used !== undefined;
  }
  return { trials: Number.POSITIVE_INFINITY, isFinal: false };
}

/** Returns how many trials of a cohort a number of iterations covers, if the cohort has only these trials. `left`: this number. */
export function coveredTrials(schedule: FiniteSchedule, cohort: number, left: number): number {
  let trials = schedule.sizeOf(cohort);
  while (trials > 0 && mostOfCohort(schedule, cohort, trials) > left) trials -= 1;
  return trials;
}

/** Returns the iterations that all trials of a cohort have used; undefined if one of them has not ended. */
function usedByCohort(
  start: number,
  size: number,
  usedBy: BudgetSettings['usedBy'],
): number | undefined {
  let sum = 0;
  for (let trial = start; trial < start + size; trial++) {
    const used = usedBy(trial);
    if (used === undefined) return undefined;
    sum += used;
  }
  return sum;
}

/** Returns the most iterations that this number of trials of a cohort can use: at each rung, the rule promotes as many as it has places. */
function mostOfCohort({ rungs, rule, ...cohorts }: FiniteSchedule, cohort: number, size: number) {
  const first = cohorts.firstRungOf(cohort);
  let [sum, trials, before] = [0, size, 0];
  for (const [step, rung] of rungs.slice(first).entries()) {
    sum += trials * (rung - before);
    before = rung;
    trials = Math.min(trials, rule.placesAt(step, size));
  }
  return sum;
}
