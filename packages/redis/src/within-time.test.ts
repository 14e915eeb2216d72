import { setImmediate as nextTurn } from 'node:timers/promises';
import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, test, vi } from 'vitest';
import { wasLoopSlow, watchLoop } from './loop-watch.ts';
import { explainTrouble } from './trouble.ts';
import { withinTime } from './within-time.ts';

/** Blocks the event loop for this time. */
function block(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

const nothing = new Promise<never>(() => undefined);

test('waits for an answer that arrives after the event loop was blocked for longer than the timeout', async () => {
  const { redis } = useRedis();
  await redis.ping();
  // Sends the command some turns of the event loop after the stall, when a timeout by the clock has already ended.
  const asked = async () => {
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    return redis.ping();
  };
  // The timeout is 1 s, because on a busy machine the answer can take a second.
  const answer = withinTime(asked(), 1_000);
  block(1_200);
  expect(await answer).toBe('PONG');
});

test('reports that Redis does not answer', async () => {
  // The timeout is long, because on a busy machine each of its 25 ticks can be late.
  await expect(withinTime(nothing, 500)).rejects.toMatchObject({
    ...{ code: 'redis-unavailable', message: 'Redis did not answer within 500 ms.' },
  });
});

test('reports `process-busy` within 4 times the timeout when the event loop is blocked for 20 ms in each turn', async () => {
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

test('reports `process-busy` for a timeout of a command while the event loop was blocked', async () => {
  const stop = watchLoop();
  try {
    const timedOut = new Error('Command timed out');
    // The stalls of the tests above count for 3 s if their watch still runs.
    await vi.waitFor(() => expect(wasLoopSlow()).toBe(false), { timeout: 20_000, interval: 100 });
    expect(explainTrouble(timedOut)).toMatchObject({ code: 'redis-unavailable' });
    block(700);
    expect(explainTrouble(timedOut)).toMatchObject({ code: 'process-busy' });
    expect(explainTrouble(new Error('Connection is closed.'))?.code).toBe('redis-unavailable');
  } finally {
    stop();
  }
});
