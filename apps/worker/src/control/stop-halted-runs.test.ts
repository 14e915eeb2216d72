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

test('passes on that a sweep has a new reader, and assumes one for each sweep in progress after every subscription', async () => {
  const { store, create, listen } = useControl();
  const [one, another] = [await create(), await create()];
  const { watched } = listen([`${one}-r0`, `${one}-r7`]);
  await waitUntil('the subscription is made', async () => watched.length > 0);
  expect(watched).toEqual([one]);
  await store.noteWatched([another]);
  await waitUntil('the message is received', async () => watched.length > 1);
  expect(watched).toEqual([one, another]);
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
    const watched: string[] = [];
    const inProgress = new Set<RunInProgress>(
      runs.map((jobId) => ({ jobId, id: parseRunJobId(jobId) })),
    );
    const { check } = stopHaltedRuns({
      store,
      subscriber,
      inProgress,
      stop: (jobId) => stopped.add(jobId),
      onHalted: async () => undefined,
      onWatched: (sweepId) => watched.push(sweepId),
      onError: () => undefined,
    });
    return { stopped, watched, subscriber, check };
  };
  return { redis, store, create, listen };
}
