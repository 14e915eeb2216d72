import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TrialRecord } from '../history/history.ts';
import { createHalving } from './halving.ts';
import { type Fate, judgeCohort } from './judge-cohort.ts';
import { createMedian } from './median.ts';
import { createPatience } from './patience.ts';
import type { Schedule } from './rule.ts';
import { hyperbandOf, scheduleOf } from './schedules.ts';

const rungs = { iterations: 9, minIterations: 1 };
const record = (values: number[], rest: Partial<TrialRecord> = {}): TrialRecord => ({
  configuration: { part: 0, values: [] },
  values,
  ended: false,
  ...rest,
});
const settings = { direction: 'minimise', trials: 1000 } as const;
const judge = (schedule: Schedule, records: (TrialRecord | undefined)[], trials = 1000) =>
  judgeCohort(0, (trial) => records[trial], { ...settings, schedule, trials });
const told = (fates: Fate[]) => fates.map(({ state, rung }) => `${state} ${rung}`);

test('a cohort of 9 goes from 9 to 3 to 1 trials', () => {
  const schedule = scheduleOf(createHalving(), { ...rungs, cohort: 9 });
  const values = [[1, 1, 1], [2, 2], [3, 3], [4], [5], [6], [7], [8], [9]];
  const fates = judge(
    schedule,
    values.map((each) => record(each)),
  );
  expect(told(fates)).toEqual([
    'completed 2',
    'pruned 1',
    'pruned 1',
    ...Array(6).fill('pruned 0'),
  ]);
});

test('a trial that trains is running before its first rung and promoted after it', () => {
  const schedule = scheduleOf(createHalving(), { ...rungs, cohort: 3 });
  expect(told(judge(schedule, [record([1]), record([])]))).toEqual([
    'waiting 0',
    'running -1',
    'running -1',
  ]);
  expect(told(judge(schedule, [record([1]), record([2]), record([3])]))).toEqual([
    'promoted 0',
    'pruned 0',
    'pruned 0',
  ]);
});

test('a failed trial and a diverged one are pruned and leave their places to the others', () => {
  const schedule = scheduleOf(createHalving(), { ...rungs, cohort: 9 });
  const values = [[Number.NaN], [2], [3], [4], [5], [6], [7], [8], [9]];
  const records = values.map((each) => record(each));
  records[1] = record([2], { failedFrom: 5 });
  expect(told(judge(schedule, records)).slice(0, 5)).toEqual([
    'pruned 0',
    'pruned 1',
    'promoted 0',
    'promoted 0',
    'pruned 0',
  ]);
});

test('the last cohort is smaller if the search has no more trials', () => {
  const schedule = scheduleOf(createHalving(), { ...rungs, cohort: 9 });
  const fates = judge(schedule, [record([2]), record([1])], 2);
  expect(told(fates)).toEqual(['pruned 0', 'promoted 0']);
});

test('brackets of Hyperband have 27, 12, 6 and 4 trials that begin at rungs 0 to 3, in a cycle', () => {
  const schedule = hyperbandOf({ iterations: 27, minIterations: 1 });
  const cohorts = Array.from({ length: 98 }, (_, trial) => schedule.cohortOf(trial));
  const sizes = Array.from({ length: 8 }, (_, c) => cohorts.filter((each) => each === c).length);
  expect(sizes).toEqual([27, 12, 6, 4, 27, 12, 6, 4]);
  expect(cohorts).toEqual(cohorts.toSorted((a, b) => a - b));
  expect([0, 1, 2, 3, 4].map(schedule.firstRungOf)).toEqual([0, 1, 2, 3, 0]);
  expect([0, 1, 2, 3, 4, 5].map(schedule.startOf)).toEqual([0, 27, 39, 45, 49, 76]);
  expect([0, 1, 2, 3, 4].map(schedule.sizeOf)).toEqual([27, 12, 6, 4, 27]);
  const last = Array.from({ length: 49 }, () => record([1]));
  const fates = judgeCohort(3, (trial) => last[trial], { ...settings, schedule });
  expect(told(fates)).toEqual(Array(4).fill('completed 3'));
});

test('fates are final and the same in the end, whatever the order in which values arrive', () => {
  const eta2 = { iterations: 8, minIterations: 1, eta: 2, cohort: 8 };
  const schedules = [
    scheduleOf(createHalving({ eta: 2 }), eta2),
    scheduleOf(createMedian({ startup: 3 }), eta2),
    scheduleOf(createPatience(createHalving({ eta: 2 }), { patience: 1 }), eta2),
  ];
  const someValue = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN));
  const someCurves = fc.array(fc.array(someValue, { minLength: 4, maxLength: 4 }), {
    minLength: 8,
    maxLength: 8,
  });
  const somePicks = fc.infiniteStream(fc.nat(1000));
  fc.assert(
    fc.property(someCurves, somePicks, somePicks, (curves, picks, others) => {
      for (const schedule of schedules) {
        const ends = [picks, others].map((numbers) => runCohort(schedule, curves, numbers));
        expect(ends[0]).toEqual(ends[1]);
      }
    }),
    { numRuns: 100 },
  );
});

/** Trains a cohort: the next trial to reach a rung is chosen by `picks`. Checks that final fates stay. */
function runCohort(schedule: Schedule, curves: number[][], picks: Iterator<number>): string[] {
  const records = curves.map(() => record([]));
  let before: Fate[] = [];
  for (;;) {
    const fates = judge(schedule, records, curves.length);
    for (const { state, trial, rung } of before) {
      const now = fates[trial] as Fate;
      if (state === 'pruned' || state === 'completed') expect(now.state).toBe(state);
      if (state === 'promoted' && now.state !== 'promoted') expect(now.rung).toBe(rung + 1);
    }
    before = fates;
    const training = fates.filter(({ state }) => state === 'running' || state === 'promoted');
    if (training.length === 0) return told(fates);
    const pick = (picks.next().value as number) % training.length;
    const { trial = 0 } = training[pick] ?? {};
    const { values } = records[trial] as TrialRecord;
    records[trial] = record([...values, curves[trial]?.[values.length] as number]);
  }
}
