import { expect, test } from 'vitest';
import { createRunTimes } from './run-times.ts';

const job = { timestamp: 1000, processedOn: 1250 };

/** Times on a clock that is set by hand. */
function useTimes(of: { timestamp: number; processedOn?: number } = job) {
  const clock = { ms: 0 };
  return { clock, times: createRunTimes(of, () => clock.ms) };
}

test('splits the wait for a dataset in the proportion of reading and preparing, also if another run asked for it first', () => {
  const { clock, times } = useTimes();
  clock.ms = 40;
  // The run asked for the dataset when three quarters of the work were done.
  times.gotData({ loadedMs: 120, preparedMs: 40 });
  clock.ms = 45;
  times.gotStart();
  clock.ms = 300;
  expect(times.timesOf({ trainedMs: 200.125, takenAt: 299.5 })).toEqual({
    ...{ queuedMs: 250, loadedMs: 30, preparedMs: 15, trainedMs: 200.13, reportedMs: 0.5 },
  });
});

test('reports no load and prepare time when everything is in the cache', () => {
  const { clock, times } = useTimes({ timestamp: 1000, processedOn: 1000 });
  clock.ms = 0.001;
  times.gotData({ loadedMs: 120, preparedMs: 40 });
  times.gotStart();
  const { queuedMs, loadedMs, preparedMs } = times.timesOf({ trainedMs: 1, takenAt: 0 });
  expect([queuedMs, loadedMs, preparedMs]).toEqual([0, 0, 0]);
});

test('reports no negative time when the clocks of two machines differ', () => {
  const { clock, times } = useTimes({ timestamp: 1000, processedOn: 990 });
  times.gotData({ loadedMs: 0, preparedMs: 0 });
  clock.ms = 5;
  const { queuedMs, loadedMs, reportedMs } = times.timesOf({ trainedMs: 1, takenAt: 6 });
  expect([queuedMs, loadedMs, reportedMs]).toEqual([0, 0, 0]);
});
