import { createSweepId, parseRunJobId } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';
import { connectWorker, disconnect } from '@sweepq/redis';
import { createStore } from '@sweepq/store';
import { useRedis } from '@sweepq/testing/redis.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, onTestFinished, test } from 'vitest';
import { type RunInProgress, stopHaltedRuns } from './stop-halted-runs.ts';

const now = '2026-11-24T10:00:00.000Z';

test('stops the runs of a cancelled sweep, and no other runs', async () => {
  const { store, create, listen } = useControl();
  const [one, another] = [await create(), await create()];
  const { stopped } = listen([`${one}-r0`, `${one}-r7`, `${another}-r0`]);
  await waitUntil('the first message is received', async () => {
    await store.cancelSweep(one, now);
    return stopped.size > 1;
  });
  expect([...stopped]).toEqual([`${one}-r0`, `${one}-r7`]);
});

test('stops the runs of a sweep that was cancelled before the subscriber connected', async () => {
  const { store, create, listen } = useControl();
  const sweepId = await create();
  await store.cancelSweep(sweepId, now);
  const { stopped } = listen([`${sweepId}-r0`]);
  await waitUntil('the run is stopped', async () => stopped.size === 1);
});

test('the next check stops runs whose halt message was lost', async () => {
  const { store, redis, create, listen } = useControl();
  const [sweepId, another] = [await create(), await create()];
  const { stopped, subscriber, check } = listen([`${sweepId}-r0`, `${another}-r0`]);
  await waitUntil('it is connected', async () => subscriber.status === 'ready');
  await disconnect(subscriber);
  await store.cancelSweep(sweepId, now);
  expect([...stopped]).toEqual([]);
  check();
  await waitUntil('the run is stopped', async () => stopped.size === 1);
  await redis.ping();
  expect([...stopped]).toEqual([`${sweepId}-r0`]);
});

function useControl() {
  const { redis, prefix, url } = useRedis();
  const store = createStore(redis, prefix);
  const datasetSha256 = { train: 'a'.repeat(64), test: 'b'.repeat(64) };
  const create = async () => {
    const id = createSweepId(Date.now());
    const request = { dataset: 'cats', space: { learningRate: 0.1, iterations: 10 } };
    await store.createSweep(createSweepSpec(request, { id, createdAt: now, datasetSha256 }));
    return id;
  };
  const listen = (runs: readonly string[]) => {
    const subscriber = connectWorker({ url, name: 'test', onError: () => undefined });
    onTestFinished(() => disconnect(subscriber));
    const stopped = new Set<string>();
    const inProgress = new Set<RunInProgress>(
      runs.map((jobId) => ({ jobId, id: parseRunJobId(jobId) })),
    );
    const { check } = stopHaltedRuns({
      store,
      subscriber,
      inProgress,
      stop: (jobId) => stopped.add(jobId),
      onHalted: async () => undefined,
      onError: () => undefined,
    });
    return { stopped, subscriber, check };
  };
  return { redis, store, create, listen };
}
