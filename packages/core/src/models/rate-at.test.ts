import { expect, test } from 'vitest';
import { rateAt } from './rate-at.ts';
import { parseSchedule } from './schedule.ts';

const rates = (schedule: string, times: number[]) =>
  times.map((t) => rateAt(parseSchedule(schedule), 0.2, t));

test.each<[string, number[], number[]]>([
  ['constant', [0, 1, 1e6], [0.2, 0.2, 0.2]],
  ['inverse:0.5', [0, 1, 2, 6], [0.2, 0.2 / 1.5, 0.1, 0.05]],
  ['step:10:0.5', [0, 9, 10, 19, 20, 100], [0.2, 0.2, 0.1, 0.1, 0.05, 0.2 / 1024]],
  ['cosine:8', [0, 4, 8, 9, 1e6], [0.2, 0.1, 0, 0, 0]],
  ['cosine:12:4', [0, 1, 3, 4, 8, 12], [0.05, 0.1, 0.2, 0.2, 0.1, 0]],
])('the schedule %s has the rates of its formula, exactly', (schedule, times, expected) => {
  expect(rates(schedule, times)).toEqual(expected);
});

test('a cosine schedule is within 1e-16 of α ½ (1 + cos(π / 3)) and α ½ (1 + cos(π / 4))', () => {
  const [third = 0, quarter = 0] = rates('cosine:12', [4, 3]);
  expect(Math.abs(third - 0.15)).toBeLessThan(1e-16);
  expect(Math.abs(quarter - 0.1 * (1 + Math.SQRT1_2))).toBeLessThan(1e-16);
});
