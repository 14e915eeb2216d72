import type { Schedule } from './rule.ts';

/** A schedule of a known number of trials. Its cohorts have their real sizes: the last cohort of each part can be smaller. */
export type FiniteSchedule = Schedule & { cohorts: number };

/**
 * Returns the schedule of trials that were added in parts, such as a sweep and its extensions. Each part begins with a new cohort, so that an
 * added trial does not change the verdicts on earlier ones. `counts`: the number of trials of each part.
 */
export function scheduleOfParts(each: Schedule, counts: readonly number[]): FiniteSchedule {
  const parts: { start: number; trials: number; firstCohort: number }[] = [];
  let [start, firstCohort] = [0, 0];
  for (const trials of counts) {
    parts.push({ start, trials, firstCohort });
    start += trials;
    if (trials > 0) firstCohort += each.cohortOf(trials - 1) + 1;
  }
  const empty = { start: 0, trials: 0, firstCohort: 0 };
  const partOf = (trial: number) => parts.findLast((part) => part.start <= trial) ?? empty;

  /** Returns the number of a cohort in its part, and its trials. */
  function inPart(cohort: number): { own: number; start: number; size: number } {
    const part = parts.findLast((each) => each.firstCohort <= cohort && each.trials > 0) ?? empty;
    const own = cohort - part.firstCohort;
    const before = each.startOf(own);
    const size = Math.max(0, Math.min(each.sizeOf(own), part.trials - before));
    return { own, start: part.start + before, size };
  }

  return {
    ...{ rule: each.rule, rungs: each.rungs, cohorts: firstCohort },
    cohortOf(trial) {
      const part = partOf(trial);
      return part.firstCohort + each.cohortOf(trial - part.start);
    },
    firstRungOf: (cohort) => each.firstRungOf(inPart(cohort).own),
    sizeOf: (cohort) => inPart(cohort).size,
    startOf: (cohort) => inPart(cohort).start,
  };
}
