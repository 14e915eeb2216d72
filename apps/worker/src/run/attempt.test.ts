import { expect, test } from 'vitest';
import { stopEarlierAttempts } from './attempt.ts';

function attemptAt(jobId: string) {
  const stop = new AbortController();
  const told: string[] = [];
  const ended = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => {
      setImmediate(() => {
        told.push('ended');
        resolve();
      });
    });
  });
  const attempt = { jobId, stop, ended };
  return { attempt, told };
}

test('an attempt at the same job is stopped as one that lost its lock, and waited for', async () => {
  const [same, other] = [attemptAt('a'), attemptAt('b')];
  expect(await stopEarlierAttempts(new Set([other.attempt, same.attempt]), 'a')).toBe(true);
  expect([same.attempt.stop.signal.reason, same.told]).toEqual(['lost-lock', ['ended']]);
  expect([other.attempt.stop.signal.aborted, other.told]).toEqual([false, []]);
});

test('without one there is nothing to wait for', async () => {
  expect(await stopEarlierAttempts(new Set([attemptAt('b').attempt]), 'a')).toBe(false);
});
