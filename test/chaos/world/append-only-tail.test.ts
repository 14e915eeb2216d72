import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hasRedisServer } from '../../support/redis-server.ts';
import { findCut } from './append-only-tail.ts';
import { clockKey, startClock } from './clock.ts';
import { startRedisProcess } from './redis-process.ts';
import { rollBack, rollbackArgs } from './rollback.ts';

const command = (...words: string[]) =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;
const at = (time: number) => command('set', clockKey, `${time}`);

test('cuts after the last time that is not later than the moment', () => {
  const kept = at(1) + command('set', 'a', '1') + at(2.5);
  const text = kept + command('set', 'b', '1') + at(4);
  expect([findCut(text, 3), findCut(text, 2.5)]).toEqual([kept.length, kept.length]);
});

test('skips a truncated last time', () => {
  const kept = at(1);
  expect(findCut(kept + at(23).slice(0, -3), 2)).toBe(kept.length);
});

test('refuses a moment before the first time', () => {
  expect(() => findCut(at(5), 4)).toThrow('Expected a time of the clock before 4');
});

test.runIf(hasRedisServer)(
  'rolls a Redis back to a moment: what was acknowledged before it is kept, what came later is forgotten',
  async () => {
    const dir = await mkdtemp(join(tmpdir(), 'sweepq-rollback-'));
    const redis = await startRedisProcess({
      ...{ program: 'redis-server', dir, args: rollbackArgs },
      appendfsync: 'always',
    });
    const clock = startClock({ host: '127.0.0.1', port: redis.port });
    onTestFinished(async () => {
      await clock.stop();
      await redis.stop();
      await rm(dir, { recursive: true, force: true });
    });
    await redis.client.set('before', '1');
    await clock.tick();
    const moment = performance.now();
    await clock.tick();
    await redis.client.set('later', '1');
    await clock.tick();
    const forgotten = await rollBack(redis, clock, moment);
    expect(await redis.client.mget('before', 'later')).toEqual(['1', null]);
    expect(forgotten.has('later')).toBe(true);
    expect(forgotten.from).toBeLessThanOrEqual(moment);
    expect(forgotten.ageMs).toBeGreaterThan(0);
  },
);
