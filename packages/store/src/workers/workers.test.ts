import { expect, test } from 'vitest';
import { useStore } from '../../fixtures/stored-sweep.ts';

test('counts workers and their threads, without workers that have left or have not announced themselves for 15 s', async () => {
  const { store, redis, prefix } = useStore();
  expect(await store.countWorkers()).toEqual({ workers: 0, threads: 0 });
  await store.announceWorker({ id: 'a', threads: 2 });
  await store.announceWorker({ id: 'b', threads: 4 });
  await store.announceWorker({ id: 'a', threads: 2 });
  expect(await store.countWorkers()).toEqual({ workers: 2, threads: 6 });
  await store.forgetWorker({ id: 'a', threads: 2 });
  expect(await store.countWorkers()).toEqual({ workers: 1, threads: 4 });
  await redis.zincrby(`${prefix}:store:workers`, -15_001, 'b:4');
  expect(await store.countWorkers()).toEqual({ workers: 0, threads: 0 });
  await store.announceWorker({ id: 'c', threads: 1 });
  expect(await redis.zcard(`${prefix}:store:workers`)).toBe(1);
});
