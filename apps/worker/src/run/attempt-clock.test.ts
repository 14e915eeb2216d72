import { expect, test } from 'vitest';
import { createRedisClock, readRedisClock } from '../control/redis-clock.ts';
import { createAttemptClock } from './attempt-clock.ts';

/** A worker and Redis whose clocks the test advances. Commands take `toRedis` ms to Redis, and `back` ms from Redis. */
function useClocks({ ahead = 1_000_000.3 } = {}) {
  const local = { ms: 50 };
  const redis = { ahead };
  const clock = createRedisClock(() => local.ms);
  const readRedis = () => local.ms + redis.ahead;
  const send = async ({ toRedis = 0.1, back = 0.1 } = {}) => {
    const sentAt = local.ms;
    local.ms += toRedis;
    const read = readRedis();
    local.ms += back;
    return { sentAt, read };
  };
  return {
    ...{ local, redis, clock },
    /** Reads the clock of Redis, as the worker does at its start and every 5 s. */
    async read(latency?: Parameters<typeof send>[0]) {
      await readRedisClock(clock, { readTime: async () => (await send(latency)).read });
    },
    /** Starts an attempt. Redis rounds its start down to a whole ms. */
    async start(latency?: Parameters<typeof send>[0]) {
      const { sentAt, read } = await send(latency);
      const startedMs = Math.floor(read);
      clock.note({ sentAt, redisMs: startedMs, precisionMs: 1 });
      const attempt = createAttemptClock(clock, startedMs);
      return {
        /** Trains in a thread for `ms`. Returns the moments of the attempt, by the clock of Redis. */
        train(ms: number) {
          attempt.gotThread(0);
          local.ms += ms;
          attempt.trainedUntil({ takenAt: local.ms });
          const { preparedMs = Number.NaN, trainedMs = Number.NaN } = attempt.read();
          return {
            startedMs,
            preparedAt: startedMs + preparedMs,
            trainedAt: startedMs + trainedMs,
          };
        },
      };
    },
  };
}

/** Latencies of commands on a busy machine, in ms: most are short, some are long in one direction or both. */
const latencies = Array.from({ length: 200 }, (_, k) => ({
  toRedis: k % 7 === 0 ? (k * 13) % 40 : 0.05 + (k % 5) / 20,
  back: k % 11 === 0 ? (k * 17) % 30 : 0.05 + (k % 3) / 20,
}));

test('the training of a run begins after that of the run before it in its thread, whatever the latencies of both starts', async () => {
  const { local, clock, read, start } = useClocks();
  for (const latency of latencies.slice(0, 4)) await read(latency);
  let before = 0;
  for (const latency of latencies) {
    const attempt = await start(latency);
    const { preparedAt, trainedAt } = attempt.train(0.4);
    expect(preparedAt).toBeGreaterThanOrEqual(before);
    before = trainedAt;
  }
  // The error is at most the latency of the shortest reading.
  expect(Math.abs(clock.toRedis(local.ms) - (local.ms + 1_000_000.3))).toBeLessThan(1.2);
});

test('the moments lie within 2 ms of the clock of Redis while a clock drifts by 0.5 ms between readings', async () => {
  const { local, redis, start, read } = useClocks();
  for (const latency of latencies) {
    await read(latency);
    const attempt = await start(latency);
    const { preparedAt, trainedAt } = attempt.train(10);
    const isNow = local.ms + redis.ahead;
    expect(Math.abs(trainedAt - isNow)).toBeLessThan(2);
    expect(trainedAt - preparedAt).toBeGreaterThanOrEqual(9);
    local.ms += 5_000;
    redis.ahead -= 0.5;
  }
});

test.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])(
  'the moments ascend when the clock of Redis jumps %s by an hour during an attempt, and later attempts follow it',
  async (_, jump) => {
    const { local, redis, start, read } = useClocks({ ahead: 10_000_000 });
    await read();
    const first = await start();
    redis.ahead += jump;
    await read();
    const jumped = first.train(20);
    const moments = Object.values(jumped);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    const second = (await start({ toRedis: 30, back: 30 })).train(20);
    expect(Math.abs(second.trainedAt - (local.ms + redis.ahead))).toBeLessThan(31);
    await read();
    const third = (await start()).train(20);
    expect(Math.abs(third.trainedAt - (local.ms + redis.ahead))).toBeLessThan(2);
  },
);
