import { expect, test } from 'vitest';
import { type Affordable, affordTrials } from './budget.ts';
import { createHalving } from './halving.ts';
import { createMedian } from './median.ts';
import { scheduleOfParts } from './schedule-of-parts.ts';
import { hyperbandOf, scheduleOf } from './schedules.ts';

const settings = { iterations: 90, minIterations: 10, eta: 3, cohort: 9 };
/** Cohorts of 9 trials: 9 to 10 iterations, 3 to 30, 1 to 90. A whole cohort uses 210 iterations. */
const halving = scheduleOfParts(scheduleOf(createHalving(), settings), [18, 9]);
const median = scheduleOfParts(scheduleOf(createMedian(), settings), [18]);
const hyperband = scheduleOfParts(hyperbandOf(settings), [20]);

const nothing = () => undefined;
/** All trials below a number have ended, each with this number of iterations. */
const ended = (trials: number, each: number) => (trial: number) =>
  trial < trials ? each : undefined;
const all = { trials: Number.POSITIVE_INFINITY, isFinal: false };
const first = (trials: number): Affordable => ({ trials, isFinal: true });
const until = (trials: number): Affordable => ({ trials, isFinal: false });

test.each([
  ['all trials if it covers the most that they can use', halving, 630, nothing, all],
  ['no later cohort before the earlier ones have ended', halving, 629, nothing, until(18)],
  ['the part of a cohort that the rest covers', halving, 629, ended(18, 210 / 9), first(26)],
  ['what pruned trials have left', halving, 629, ended(18, 10), all],
  ['one trial of a cohort, which can be trained to the end', halving, 90, nothing, first(1)],
  ['no trial that cannot be trained to the end', halving, 89, nothing, first(0)],
  ['three trials, of which one is promoted twice', halving, 110, nothing, first(3)],
  ['a rule without places at full count', median, 809, nothing, first(8)],
  ['a rule without places by what its trials have used', median, 810, ended(9, 10), first(17)],
  ['brackets that begin at another rung', hyperband, 210 + 209, nothing, until(9)],
] as const)('a budget covers %s', (_, schedule, maxIterations, usedBy, expected) => {
  expect(affordTrials({ schedule, maxIterations, usedBy })).toEqual(expected);
});

test('the trials that a budget covers only grow while trials end, and do not depend on their order', () => {
  const usedBy = (trial: number) => (trial % 9 < 4 ? 30 : 10);
  const order = [4, 0, 8, 17, 2, 9, 13, 1, 3, 5, 6, 7, 10, 11, 12, 14, 15, 16];
  const answers = (trials: readonly number[]) =>
    trials.map((_, k) => {
      const seen = new Set(trials.slice(0, k + 1));
      const known = (trial: number) => (seen.has(trial) ? usedBy(trial) : undefined);
      return affordTrials({ schedule: halving, maxIterations: 500, usedBy: known });
    });
  const forwards = answers(order).map(({ trials }) => trials);
  expect(forwards).toEqual(forwards.toSorted((a, b) => a - b));
  expect(answers(order).at(-1)).toEqual(first(24));
  expect(answers(order.toReversed()).at(-1)).toEqual(first(24));
});
