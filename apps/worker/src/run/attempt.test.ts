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

test('stops an earlier attempt at the same job with the reason lost-lock, and waits for its end', async () => {
  const [same, other] = [attemptAt('a'), attemptAt('b')];
  expect(await stopEarlierAttempts(new Set([other.attempt, same.attempt]), 'a')).toBe(true);
  expect([same.attempt.stop.signal.reason, same.told]).toEqual(['lost-lock', ['ended']]);
  expect([other.attempt.stop.signal.aborted, other.told]).toEqual([false, []]);
});

test('returns false when there is no earlier attempt', async () => {
  expect(await stopEarlierAttempts(new Set([attemptAt('b').attempt]), 'a')).toBe(false);
});
