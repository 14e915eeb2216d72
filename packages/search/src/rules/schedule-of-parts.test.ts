import { expect, test } from 'vitest';
import { createHalving } from './halving.ts';
import { scheduleOfParts } from './schedule-of-parts.ts';
import { hyperbandOf, scheduleOf } from './schedules.ts';

const halving = scheduleOf(createHalving(), { iterations: 270, cohort: 9 });

test('each part begins with a new cohort, and the last cohort of a part can be smaller', () => {
  const schedule = scheduleOfParts(halving, [20, 0, 9, 3]);
  const cohorts = Array.from({ length: schedule.cohorts }, (_, cohort) => [
    schedule.startOf(cohort),
    schedule.sizeOf(cohort),
  ]);
  expect(cohorts).toEqual([
    [0, 9],
    [9, 9],
    [18, 2],
    [20, 9],
    [29, 3],
  ]);
  for (const [cohort, [start = 0, size = 0]] of cohorts.entries()) {
    for (let trial = start; trial < start + size; trial++) {
      expect(schedule.cohortOf(trial)).toBe(cohort);
    }
  }
});

test('an extension does not change the cohorts of earlier trials', () => {
  const [before, after] = [scheduleOfParts(halving, [20]), scheduleOfParts(halving, [20, 40])];
  for (let trial = 0; trial < 20; trial++) {
    const cohort = after.cohortOf(trial);
    expect(cohort).toBe(before.cohortOf(trial));
    expect(after.sizeOf(cohort)).toBe(before.sizeOf(cohort));
  }
});

test('each part begins a new cycle of hyperband', () => {
  const schedule = scheduleOfParts(hyperbandOf({ iterations: 270, minIterations: 10 }), [5, 5]);
  expect(schedule.firstRungOf(schedule.cohortOf(0))).toBe(0);
  expect(schedule.firstRungOf(schedule.cohortOf(5))).toBe(0);
  expect(schedule.cohortOf(5)).toBe(1);
});
