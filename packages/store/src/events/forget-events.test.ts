import { createSweepId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { endTrials, now, useCreated } from '../../fixtures/stored-sweep.ts';
import { eventsKept } from '../context.ts';
import { allSweeps } from '../keys.ts';

test('a reader that has missed trimmed events gets a gap, also after events of a deleted sweep were removed', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  const other = { ...spec, id: createSweepId(Date.now() + 1) };
  const begin = await store.readMoment(allSweeps);
  await store.createSweep(other);
  const stream = `${prefix}:store:events`;
  const adding = redis.pipeline();
  for (let k = 0; k < eventsKept + 500; k++) {
    const sweep = k % 2 === 0 ? spec.id : other.id;
    adding.xadd(stream, 'MAXLEN', '~', eventsKept, '*', 'sweep', sweep, 'event', '{}');
  }
  await adding.exec();
  // The same scripts write both streams, so the sweep's own stream ends with its last event in the stream of all sweeps.
  await redis.xadd(`${prefix}:store:sweep:${other.id}:events`, '*', 'event', '{}');
  expect(await store.readEvents({ topic: allSweeps, after: begin }, 1)).toBeUndefined();
  const last = await store.readMoment(allSweeps);
  await store.forgetEvents(other.id);
  const left = await redis.xrange(stream, '-', '+');
  expect(new Set(left.map(([, [, sweep]]) => sweep))).toEqual(new Set([spec.id]));
  expect(left.length).toBeLessThan(eventsKept);
  // This reader has missed events of the remaining sweep.
  expect(await store.readEvents({ topic: allSweeps, after: begin }, 1)).toBeUndefined();
  // This reader has seen the last event, which was removed later.
  expect(await store.readEvents({ topic: allSweeps, after: last }, 1)).toEqual([]);
});

test('removes the events of a sweep whose own stream was trimmed', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  const own = `${prefix}:store:sweep:${spec.id}:events`;
  await redis.del(own);
  // The sweep's own stream begins long after the stream of all sweeps, because its first events were trimmed.
  const adding = redis.pipeline();
  const from = Date.now() + 3_600_000;
  for (let k = 0; k < eventsKept; k++) adding.xadd(own, `${from + k}-0`, 'event', '{}');
  await adding.exec();
  await store.forgetEvents(spec.id);
  expect(await redis.xlen(`${prefix}:store:events`)).toBe(0);
});

test('removes the events of edits after the end of a sweep, and keeps its deletion and the events of operations', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  await store.editSweep(spec.id, { archived: true });
  const stream = `${prefix}:store:events`;
  const add = (event: object, at: string) =>
    redis.xadd(stream, at, 'sweep', spec.id, 'event', JSON.stringify(event));
  // Long after the last event in the stream of the sweep.
  const later = Date.now() + 3_600_000;
  await add({ type: 'sweep', status: 'completed', change: 'edited' }, `${later}-0`);
  await add({ type: 'deleted' }, `${later}-1`);
  const operation = { type: 'operation', id: 'op', operation: 'sweep.delete', status: 'running' };
  await add(operation, `${later}-2`);
  await store.forgetEvents(spec.id);
  const left = await redis.xrange(stream, '-', '+');
  expect(left.map(([id]) => id)).toEqual([`${later}-1`, `${later}-2`]);
});
