import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TrialRecord } from '../history/history.ts';
import { createHalving } from './halving.ts';
import { createMedian } from './median.ts';
import { type Interval, replayRule } from './replay.ts';
import { scheduleOfParts } from './schedule-of-parts.ts';
import { hyperbandOf, scheduleOf } from './schedules.ts';

const settings = { iterations: 27, minIterations: 1, eta: 3 };
const schedules = [
  scheduleOf(createHalving({ eta: 3 }), { ...settings, cohort: 9 }),
  scheduleOf(createMedian({ startup: 2 }), { ...settings, cohort: 6 }),
  hyperbandOf(settings),
];

/** Replays trials of which only the first `known` values are known. */
function replay(which: number, values: readonly (readonly number[])[], known?: readonly number[]) {
  const schedule = scheduleOfParts(schedules[which] as (typeof schedules)[number], [values.length]);
  return replayRule({
    ...{ schedule, trials: values.length, direction: 'minimise' },
    endOf: () => Number.POSITIVE_INFINITY,
    recordOf(trial): TrialRecord {
      const from = schedule.firstRungOf(schedule.cohortOf(trial));
      const all = values[trial]?.slice(from) ?? [];
      const seen = all.slice(0, known?.[trial] ?? all.length);
      return { configuration: { part: 0, values: [] }, values: seen, ended: false };
    },
  });
}

const contains = ({ min, max }: Interval, inner: Interval) => min <= inner.min && inner.max <= max;

test('with all values a replay is exact, and with fewer its intervals contain the exact numbers', () => {
  const value = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 9 }) },
    fc.constant(Number.NaN),
  );
  const trial = fc.tuple(fc.array(value, { minLength: 4, maxLength: 4 }), fc.nat({ max: 4 }));
  fc.assert(
    fc.property(
      fc.nat({ max: schedules.length - 1 }),
      fc.array(trial, { minLength: 1, maxLength: 30 }),
      (which, trials) => {
        const values = trials.map(([each]) => each);
        const whole = replay(which, values);
        expect(whole.iterations.min).toBe(whole.iterations.max);
        expect(whole.kept.min).toBe(whole.kept.max);
        expect(whole.kept.trials).toHaveLength(whole.kept.min);
        const part = replay(
          which,
          values,
          trials.map(([, known]) => known),
        );
        expect(contains(part.iterations, whole.iterations)).toBe(true);
        expect(contains(part.kept, whole.kept)).toBe(true);
        for (const [k, { reaching, known, unknown }] of part.rungs.entries()) {
          expect(known + unknown).toBe(reaching.min);
          expect(contains(reaching, whole.rungs[k]?.reaching ?? reaching)).toBe(true);
        }
        const kept = new Set(whole.kept.trials);
        expect(part.kept.trials.filter((each) => !kept.has(each))).toEqual([]);
        expect(part.pruned.filter((each) => kept.has(each))).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});
