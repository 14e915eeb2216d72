// Tests with a dataset whose read ends when the test calls `read`, and with a proxy to Redis that can stop forwarding.
import type { DatasetLibrary } from '@sweepq/datasets';
import { plannedSweepRequest } from '@sweepq/plan';
import { createQueues } from '@sweepq/queue';
import { connectProducer, disconnect, waitForConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { startProxy } from '@sweepq/testing/fault-proxy.ts';
import { useRedis } from '@sweepq/testing/redis.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, onTestFinished, test } from 'vitest';
import { createAttempt } from './create-attempt.ts';
import { submitOnce } from './submit-once.ts';
import { submitSweep } from './submit-sweep.ts';

const request = plannedSweepRequest.parse({
  dataset: 'cats',
  space: { learningRate: 0.005, iterations: 10 },
});
const summary = {
  ...{ sha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) }, classes: ['no', 'yes'] },
  ...{ trainCount: 2, testCount: 2, imageShape: [1, 1, 1], featureCount: 1 },
  classBalance: { train: [1, 1], test: [1, 1] },
};

async function useSubmit() {
  const { prefix, redis: direct, url } = useRedis();
  const proxy = await startProxy(Number(new URL(url).port));
  onTestFinished(() => proxy.stop());
  const onError = () => undefined;
  const through = Object.assign(new URL(url), { port: `${proxy.port}` }).href;
  const redis = connectProducer({ url: through, name: 'test', onError });
  const queues = createQueues({ connection: redis, prefix, onError });
  onTestFinished(async () => {
    await queues.close();
    await disconnect(redis);
  });
  await waitForConnection(redis, 2_000);
  let isAsked = false;
  let isGone = false;
  let isRead = false;
  const describe = async () => {
    isAsked = true;
    await waitUntil('the test calls `read`', async () => isRead);
    return summary;
  };
  const deps = {
    ...{ redis, queues, store: createStore(redis, prefix), now: () => new Date() },
    library: { describe } as unknown as DatasetLibrary,
    log: { warn: () => undefined } as unknown as Log,
    webhookTargets: [],
  };
  const attempt = () => createAttempt(deps, () => isGone);
  return {
    proxy,
    submit: () => submitSweep(deps, request, attempt()),
    submitOnce: () => submitOnce(deps, request, 'key', attempt()),
    isAsked: () => isAsked,
    hangUp: () => {
      isGone = true;
    },
    read: () => {
      isRead = true;
    },
    /** Counts the keys of jobs. `meta` belongs to the queue. */
    countTraces: async () => {
      const keys = await direct.keys(`${prefix}:sweeps:*`);
      return keys.filter((key) => !key.endsWith(':meta')).length;
    },
  };
}

const unavailable = { code: 'redis-unavailable' };

test('rejects a submit without reading the dataset while Redis does not answer', async () => {
  const { proxy, submit, submitOnce: once, isAsked } = await useSubmit();
  proxy.silence();
  const askedAt = performance.now();
  await expect(submit()).rejects.toMatchObject(unavailable);
  expect(performance.now() - askedAt).toBeLessThan(2_500);
  await expect(once()).rejects.toThrow();
  expect(isAsked()).toBe(false);
});

test('adds no sweep if Redis stops answering while the dataset is read', async () => {
  const { proxy, submit, isAsked, read, countTraces } = await useSubmit();
  const refused = expect(submit()).rejects.toMatchObject(unavailable);
  await waitUntil('the dataset is asked for', async () => isAsked());
  proxy.silence();
  const silentAt = performance.now();
  await waitUntil(
    'the last check of Redis is outdated',
    async () => performance.now() - silentAt > 200,
  );
  read();
  await refused;
  proxy.heal();
  expect(await countTraces()).toBe(0);
});

test('adds no sweep for a client that disconnects while the dataset is read, and adds one for a connected client', async () => {
  const { submit, submitOnce: once, isAsked, hangUp, read, countTraces } = await useSubmit();
  const refused = [submit(), once()].map((each) =>
    expect(each).rejects.toMatchObject({ code: 'request-timeout' }),
  );
  await waitUntil('the dataset is asked for', async () => isAsked());
  hangUp();
  read();
  await Promise.all(refused);
  expect(await countTraces()).toBe(0);
  const stays = await useSubmit();
  stays.read();
  expect(await stays.submit()).toMatchObject({ replayed: false });
  expect(await stays.countTraces()).toBeGreaterThan(0);
});
