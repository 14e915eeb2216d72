import { expect, test } from 'vitest';
import { formatSchedule, parseSchedule, type Schedule } from './schedule.ts';

test.each<[string, Schedule, string]>([
  ['constant', { kind: 'constant' }, 'constant'],
  ['inverse:0.10', { kind: 'inverse', decay: 0.1 }, 'inverse:0.1'],
  ['step:1e2:0.5', { kind: 'step', every: 100, factor: 0.5 }, 'step:100:0.5'],
  ['cosine:2000', { kind: 'cosine', period: 2000, warmup: 0 }, 'cosine:2000'],
  ['cosine:2000:0', { kind: 'cosine', period: 2000, warmup: 0 }, 'cosine:2000'],
  ['cosine:2000:100', { kind: 'cosine', period: 2000, warmup: 100 }, 'cosine:2000:100'],
])('parses the schedule %s', (text, schedule, shortest) => {
  expect(parseSchedule(text)).toEqual(schedule);
  expect(formatSchedule(schedule)).toBe(shortest);
});

test.each([
  ...['', 'linear', 'constant:1', 'inverse', 'inverse:0', 'inverse:-1', 'inverse:1e999'],
  ...['inverse:0x10', 'inverse: 1', 'inverse:1:2', 'step:10', 'step:0:0.5', 'step:1.5:0.5'],
  ...['step:10:1', 'step:10:0', 'step:10:0.5:1', 'cosine', 'cosine:0', 'cosine:10:10'],
  ...['cosine:10:-1', 'cosine:10:1.5', 'cosine:10:', 'cosine:10:1:1', 'cosine:99999999999999999'],
])('rejects the schedule "%s"', (text) => {
  expect(() => parseSchedule(text)).toThrow(
    expect.objectContaining({
      code: 'bad-run',
      message: expect.stringMatching(/^Expected `schedule` to be .*, got `.*`\.$/),
    }),
  );
});
