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

test('finds the end of the last clock entry that is not later than the requested time', () => {
  const kept = at(1) + command('set', 'a', '1') + at(2.5);
  const text = kept + command('set', 'b', '1') + at(4);
  expect([findCut(text, 3), findCut(text, 2.5)]).toEqual([kept.length, kept.length]);
});

test('ignores a truncated clock entry at the end of the file', () => {
  const kept = at(1);
  expect(findCut(kept + at(23).slice(0, -3), 2)).toBe(kept.length);
});

test('throws for a time before the first clock entry', () => {
  expect(() => findCut(at(5), 4)).toThrow('Expected a time of the clock before 4');
});

test.runIf(hasRedisServer)(
  'a rollback of Redis keeps the writes before the requested time, and removes later ones',
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
