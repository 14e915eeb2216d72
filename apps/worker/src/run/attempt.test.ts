import { expect, test } from 'vitest';
import { stopEarlierAttempts } from './attempt.ts';

function attemptAt(jobId: string) {
  const stop = new AbortController();
  const events: string[] = [];
  const ended = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => {
      setImmediate(() => {
        events.push('ended');
        resolve();
      });
    });
  });
  const attempt = { jobId, stop, ended };
  return { attempt, events };
}

test('stops an earlier attempt at the same job with the reason lost-lock, and waits for its end', async () => {
  const [same, other] = [attemptAt('a'), attemptAt('b')];
  expect(await stopEarlierAttempts(new Set([other.attempt, same.attempt]), 'a')).toBe(true);
  expect([same.attempt.stop.signal.reason, same.events]).toEqual(['lost-lock', ['ended']]);
  expect([other.attempt.stop.signal.aborted, other.events]).toEqual([false, []]);
});

test('returns false when there is no earlier attempt', async () => {
  expect(await stopEarlierAttempts(new Set([attemptAt('b').attempt]), 'a')).toBe(false);
});
