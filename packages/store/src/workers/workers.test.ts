import { expect, test } from 'vitest';
import { useStore } from '../../fixtures/stored-sweep.ts';

test('counts workers and their threads, without workers that have left or have not announced themselves for 15 s', async () => {
  const { store, redis, prefix } = useStore();
  expect(await store.countWorkers()).toEqual({ workers: 0, threads: 0 });
  await store.announceWorker({ id: 'a', threads: 2, runIds: [] });
  await store.announceWorker({ id: 'b', threads: 4, runIds: [] });
  await store.announceWorker({ id: 'a', threads: 2, runIds: [] });
  expect(await store.countWorkers()).toEqual({ workers: 2, threads: 6 });
  await store.forgetWorker({ id: 'a', threads: 2 });
  expect(await store.countWorkers()).toEqual({ workers: 1, threads: 4 });
  await redis.zincrby(`${prefix}:store:workers`, -15_001, 'b:4');
  expect(await store.countWorkers()).toEqual({ workers: 0, threads: 0 });
  await store.announceWorker({ id: 'c', threads: 1, runIds: [] });
  expect(await redis.zcard(`${prefix}:store:workers`)).toBe(1);
});

test('lists workers with the runs of their last announcement, and forgets those of workers that are gone', async () => {
  const { store, redis, prefix } = useStore();
  await store.announceWorker({ id: 'a', threads: 2, runIds: ['swp_1-r0', 'swp_1-r1'] });
  await store.announceWorker({ id: 'b', threads: 1, runIds: ['swp_1-r2'] });
  await store.announceWorker({ id: 'b', threads: 1, runIds: [] });
  const listed = (await store.listWorkers()).map(({ id, runIds }) => [id, ...runIds]);
  expect(listed).toEqual([['a', 'swp_1-r0', 'swp_1-r1'], ['b']]);
  // A worker of version 0.1 announces no runs.
  await redis.zadd(`${prefix}:store:workers`, String(Date.now() + 60_000), 'old:4');
  expect(await store.listWorkers()).toMatchObject([{}, {}, { id: 'old', threads: 4, runIds: [] }]);
  await store.forgetWorker({ id: 'b', threads: 1 });
  await redis.zincrby(`${prefix}:store:workers`, -15_001, 'a:2');
  await store.announceWorker({ id: 'c', threads: 1, runIds: [] });
  expect(await redis.hkeys(`${prefix}:store:worker-runs`)).toEqual(['c']);
});
