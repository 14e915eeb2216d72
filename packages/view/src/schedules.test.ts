import { expect, test } from 'vitest';
import { compareSchedules, isSchedule } from './schedules.ts';

test.each([
  ...['constant', 'inverse:0.1', 'step:500:0.5', 'step:1e3:5e-1', 'cosine:2000', 'cosine:2000:50'],
])('%j has the form of a schedule', (text) => {
  expect(isSchedule(text)).toBe(true);
});

test.each([
  '',
  'constant:1',
  'inverse',
  'step:500',
  'cosine:',
  'cosine:1:2:3',
  'linear',
  'Constant',
])('%j is no schedule', (text) => {
  expect(isSchedule(text)).toBe(false);
});

test('schedules are ordered by their kind, then by their numbers', () => {
  const sorted = [
    ...['constant', 'cosine:20', 'cosine:20:5', 'cosine:100', 'inverse:0.5', 'inverse:2'],
    ...['step:5:0.9', 'step:10:0.1', 'step:10:0.5'],
  ];
  expect(sorted.toReversed().sort(compareSchedules)).toEqual(sorted);
});
