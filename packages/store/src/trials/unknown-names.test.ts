// Records with names that this version does not know, and records without a name that this version knows.
import { describe, expect, test } from 'vitest';
import { useColumns } from '../../fixtures/stored-columns.ts';
import { completed, endTrials, now, refOf } from '../../fixtures/stored-sweep.ts';
import { columnsOfVersion1 } from './columns.ts';

describe('reports unknown names of a later version', () => {
  const later = (name: string) =>
    expect.objectContaining({
      code: 'redis-unsuitable',
      message: expect.stringMatching(
        new RegExp(`got \`${name}\`: the sweep is for a later sweepq`),
      ),
    });

  test('the status byte of a trial', async () => {
    const { store, spec, redis, keys, read } = await useColumns(columnsOfVersion1);
    await redis.setrange(keys.standings, 48, Buffer.of(7));
    await redis.hset(keys.sweep, 'queued', 5);
    await expect(read()).rejects.toThrow(later('7'));
    await expect(store.listTrials(spec, { limit: 9 })).rejects.toThrow(later('7'));
    await expect(store.recountSweep(spec.id)).rejects.toThrow(later('7'));
    expect(await redis.hget(keys.sweep, 'queued')).toBe('5');
  });

  test('the status of an outcome', async () => {
    const { store, spec, redis, keys } = await useColumns(columnsOfVersion1);
    await redis.hset(keys.trials, '1', JSON.stringify({ ...completed(0.5), status: 'shelved' }));
    await expect(store.readTrials(spec, [0, 1])).rejects.toThrow(later('shelved'));
    await redis.hset(keys.sweep, 'queued', 5);
    await expect(store.recountSweep(spec.id)).rejects.toThrow(later('shelved'));
  });

  test('the status of a run, the status of a sweep, and an axis', async () => {
    const { store, spec, redis, keys } = await useColumns(columnsOfVersion1);
    await store.startRun(refOf(spec, 0), { startedAt: now });
    const [state = ''] = await redis.hvals(`${keys.sweep}:runs`);
    await redis.hset(`${keys.sweep}:runs`, '0', state.replace('"running"', '"shelved"'));
    await expect(store.readRunStates(spec.id, [0])).rejects.toThrow(later('shelved'));
    await redis.hset(keys.sweep, 'status', 'archived');
    await expect(store.readSweep(spec.id)).rejects.toThrow(later('archived'));
    await redis.hset(keys.sweep, { status: 'running', axes: '["learningRate","dropout"]' });
    await expect(store.readSweep(spec.id)).rejects.toThrow(later('dropout'));
  });
});

test('rejects a record whose axes or columns are not a list of names', async () => {
  const { store, spec, redis, keys } = await useColumns(columnsOfVersion1);
  for (const text of ['{', '{}', '[1]', '"x"']) {
    await redis.hset(keys.sweep, { metrics: text });
    await expect(store.readStandings(spec.id)).rejects.toThrow(/^Its metrics cannot be read: /);
    await redis.hset(keys.sweep, { axes: text });
    await expect(store.readSweep(spec.id)).rejects.toThrow(/^Its axes cannot be read: /);
    await redis.hdel(keys.sweep, 'axes', 'metrics');
  }
});

test('a missing counter is 0, in the record of a sweep and in the notice of its end', async () => {
  const { store, spec, redis, keys } = await useColumns(undefined);
  await redis.hset(keys.sweep, 'webhooks', 'sweep.ended');
  await redis.hdel(keys.sweep, 'diverged');
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ total: 6, diverged: 0 });
  expect(await store.listMiscounted()).toEqual([]);
  expect(await store.recountSweep(spec.id)).toBe(false);
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  const taking = { limit: 9, timeoutMs: 1, leftAfterMs: 60_000 };
  await store.takeNotices(taking);
  const [notice] = await store.takeNotices(taking);
  expect(notice).toMatchObject({ end: { counts: { failed: 6, diverged: 0, cancelled: 0 } } });
});
