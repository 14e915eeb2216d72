// A Redis that is killed, frozen, or configured to evict keys.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPrefix } from '@sweepq/contract';
import { connectWorker, disconnect } from '@sweepq/redis';
import { findRedis, startApi, startWorker } from '@sweepq/stack';
import { createStore } from '@sweepq/store';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openEvents } from '../support/events.ts';
import { useReceiver } from '../support/receiver.ts';
import { waitUntil } from '../support/wait.ts';

const body = JSON.stringify({
  dataset: 'synthetic-cats',
  space: { learningRate: 0.005, iterations: 10 },
});

/** Closes all other connections, and expects at least one. */
async function cutOthers(client: ReturnType<typeof connectWorker>) {
  const cut = await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  expect(cut).toBeGreaterThan(0);
}

/** Starts an api with a separate Redis. */
async function useOwnRedis(settings: Readonly<Record<string, string>> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'sweepq-redis-'));
  const own = { LOG_LEVEL: 'fatal', REDIS_URL: '', SWEEPQ_DATASETS_DIR: '', ...settings };
  const env = { ...process.env, ...own };
  const redis = await findRedis({ env, homeDir: dir, state: 'fresh', report: () => undefined });
  const homeDir = inject('homeDir');
  const offline = { ...env, SWEEPQ_DATASET_URL: 'http://127.0.0.1:9/' };
  const api = await startApi({ env: offline, redisUrl: redis.url, homeDir });
  onTestFinished(async () => {
    if (redis.pid !== undefined) signal(redis.pid, 'SIGCONT');
    await api.stop();
    await redis.stop();
    await rm(dir, { recursive: true, force: true });
  });
  const ask = (path: string, init?: RequestInit) => fetch(`${api.url}${path}`, init);
  const submit = (headers: Record<string, string> = {}) =>
    ask('/v1/sweeps', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  await waitUntil('the api is ready', async () => (await ask('/readyz')).ok);
  return { redis, env, ask, submit };
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch {
    // The process has ended already.
  }
}

async function expectUnavailable(send: () => Promise<Response>, type = 'redis-unavailable') {
  const startedAt = performance.now();
  const response = await send();
  expect(performance.now() - startedAt).toBeLessThan(2_500);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('2');
  expect(await response.json()).toMatchObject({ type: `urn:sweepq:problem:${type}` });
}

test('without Redis, the api refuses sweeps with 503, and answers requests that do not need Redis', async () => {
  const { redis, ask, submit } = await useOwnRedis();
  signal(redis.pid ?? 0, 'SIGKILL');
  await redis.exited;
  await expectUnavailable(() => submit());
  await expectUnavailable(() => ask('/v1/sweeps'));
  await expectUnavailable(() => ask('/readyz'));
  expect((await ask('/healthz')).status).toBe(200);
  expect((await ask('/metrics')).status).toBe(200);
  // A dataset in a folder needs no Redis. The list has uploaded datasets, too.
  expect((await ask('/v1/datasets/synthetic-cats')).status).toBe(200);
  expect((await ask('/v1/datasets')).status).toBe(503);
});

test('while Redis is frozen, the api answers 503 within 2.5 s, and afterwards it accepts sweeps', async () => {
  const { redis, ask, submit } = await useOwnRedis();
  signal(redis.pid ?? 0, 'SIGSTOP');
  await expectUnavailable(() => submit());
  await expectUnavailable(() => ask('/readyz'));
  signal(redis.pid ?? 0, 'SIGCONT');
  await waitUntil('a sweep is accepted again', async () => (await submit()).status === 202);
});

test('with a Redis that would evict jobs, the api is not ready, and names the reason', async () => {
  const { redis, ask } = await useOwnRedis();
  const client = connectWorker({ url: redis.url, name: 'test', onError: () => undefined });
  await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await disconnect(client);
  const response = await ask('/readyz');
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    type: 'urn:sweepq:problem:redis-unsuitable',
    detail: expect.stringContaining('noeviction, got allkeys-lru'),
  });
});

test('a sweep that the api refused while it had no connection to Redis does not appear later', async () => {
  const { redis, ask, submit } = await useOwnRedis();
  const client = connectWorker({ url: redis.url, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(client));
  // Redis closes all connections of the api, and accepts no new ones.
  await client.config('SET', 'maxclients', '1');
  await cutOthers(client);
  await waitUntil(
    'the api has lost its connection',
    async () => (await ask('/readyz')).status === 503,
  );
  for (let k = 0; k < 5; k++) await expectUnavailable(() => submit());
  await client.config('SET', 'maxclients', '1000');
  await waitUntil('the api is ready again', async () => (await ask('/readyz')).ok);
  const { items } = (await (await ask('/v1/sweeps')).json()) as { items: unknown[] };
  expect(items).toEqual([]);
  expect(await client.llen('sweepq:sweeps:wait')).toBe(0);
});

test('a sweep whose submission failed while Redis was frozen is created once by retries with its key', async () => {
  const { redis, ask, submit } = await useOwnRedis();
  const once = () => submit({ 'idempotency-key': 'once' });
  const client = connectWorker({ url: redis.url, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(client));
  // First Redis refuses every write, and then it does not answer.
  await client.config('SET', 'maxmemory', '1');
  await expectUnavailable(once, 'redis-full');
  await client.config('SET', 'maxmemory', '0');
  signal(redis.pid ?? 0, 'SIGSTOP');
  for (let k = 0; k < 3; k++) await expectUnavailable(once);
  signal(redis.pid ?? 0, 'SIGCONT');
  await waitUntil('the sweep is accepted', async () => (await once()).status === 202);
  expect((await once()).headers.get('idempotency-replayed')).toBe('true');
  const { items } = (await (await ask('/v1/sweeps')).json()) as { items: unknown[] };
  expect(items).toHaveLength(1);
  expect(await client.llen('sweepq:sweeps:wait')).toBe(1);
});

test('an event stream has each event once after Redis closed every connection', async () => {
  const { redis, ask, submit } = await useOwnRedis();
  const client = connectWorker({ url: redis.url, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(client));
  const { id } = (await (await submit()).json()) as { id: string };
  const store = createStore(client, defaultPrefix);
  const run = { sweepId: id, run: 0, iteration: 1, iterations: 10, cost: 1 };
  const readings = [{ trial: 0, iterations: 10 }];
  await store.startRun({ ...run, readings }, { startedAt: new Date().toISOString() });
  const report = (iteration: number) =>
    store.reportProgress({ ...run, attempt: 1, iteration, points: [] });
  const url = new URL(`/v1/sweeps/${id}/events`, (await ask('/healthz')).url).href;
  const watched = await openEvents(url);
  const received = () => watched.events.map(({ data }) => data.iteration).filter(Boolean);
  await report(1);
  await waitUntil('the first event has arrived', async () => received().length === 1);
  await cutOthers(client);
  for (const iteration of [2, 3]) await report(iteration);
  await waitUntil('all events have arrived', async () => received().length >= 3);
  expect(received()).toEqual([1, 2, 3]);
});

test('webhook messages are sent after Redis closed every connection', async () => {
  const receiver = await useReceiver();
  const { redis, env, ask } = await useOwnRedis(receiver.env);
  const client = connectWorker({ url: redis.url, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(client));
  const worker = await startWorker({
    env,
    redisUrl: redis.url,
    homeDir: inject('homeDir'),
    threads: 1,
  });
  onTestFinished(() => worker.stop());
  const submit = (seed: number) =>
    ask('/v1/sweeps', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        dataset: 'synthetic-cats',
        space: { learningRate: 0.005, iterations: 10, seed },
        webhooks: [{ url: receiver.url, events: ['sweep.ended'] }],
      }),
    });
  expect((await submit(1)).status).toBe(202);
  await waitUntil('the first message has arrived', async () => receiver.received.length === 1);
  // The outbox is deleted with its consumer group, as after a loss of data.
  await client.del('sweepq:store:outbox');
  await cutOthers(client);
  await waitUntil('another sweep is accepted', async () => (await submit(2)).status === 202);
  await waitUntil('the second message has arrived', async () => receiver.received.length === 2);
});
