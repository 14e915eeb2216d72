import { expect, test } from 'vitest';
import { useRedis } from '../../../../test/support/redis.ts';
import { wasLoopSlow, watchLoop } from './loop-watch.ts';
import { explainTrouble } from './trouble.ts';
import { withinTime } from './within-time.ts';

/** Holds the event loop up for this long. */
function block(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

const nothing = new Promise<never>(() => undefined);

test('an answer is heard though the event loop stands still for longer than the timeout', async () => {
  const { redis } = useRedis();
  await redis.ping();
  const answer = withinTime(redis.ping(), 100);
  block(400);
  expect(await answer).toBe('PONG');
});

test('a Redis that does not answer is said not to', async () => {
  await expect(withinTime(nothing, 50)).rejects.toMatchObject({
    ...{ code: 'redis-unavailable', message: 'Redis did not answer within 50 ms.' },
  });
});

test('a process whose event loop hardly turns blames itself, within 4 times the timeout', async () => {
  const answer = withinTime(nothing, 50);
  let isOver = false;
  const stall = () => {
    if (isOver) return;
    block(20);
    setImmediate(stall);
  };
  stall();
  await expect(answer).rejects.toMatchObject({ code: 'process-busy', retriable: true });
  isOver = true;
});

test('a command that timed out while the event loop stood still is not the fault of Redis', async () => {
  const stop = watchLoop();
  try {
    const timedOut = new Error('Command timed out');
    expect(wasLoopSlow()).toBe(false);
    expect(explainTrouble(timedOut)).toMatchObject({ code: 'redis-unavailable' });
    block(700);
    expect(explainTrouble(timedOut)).toMatchObject({ code: 'process-busy' });
    expect(explainTrouble(new Error('Connection is closed.'))?.code).toBe('redis-unavailable');
  } finally {
    stop();
  }
});
