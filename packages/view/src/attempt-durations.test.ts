import { expect, test } from 'vitest';
import { attemptDurations } from './attempt-durations.ts';

test('a stage lasts from the moment before it to its own moment', () => {
  const moments = { queuedAt: 5, startedAt: 10, preparedAt: 12, trainedAt: 20, reportedAt: 21 };
  expect(attemptDurations(moments)).toEqual({ queued: 5, prepared: 2, trained: 8, reported: 1 });
});

test('a stage without one of its moments is unknown', () => {
  const moments = {
    queuedAt: null,
    startedAt: 10,
    preparedAt: 12,
    trainedAt: null,
    reportedAt: null,
  };
  expect(attemptDurations(moments)).toEqual({
    queued: null,
    prepared: 2,
    trained: null,
    reported: null,
  });
});
