// Requests that are repeated with the same idempotency key.
import { randomUUID } from 'node:crypto';
import type { Sweep } from '@sweepq/client';
import { createQueues } from '@sweepq/queue';
import { connectWorker, disconnect } from '@sweepq/redis';
import { startApi } from '@sweepq/stack';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { startService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const asked = { dataset: 'synthetic-cats', space: { learningRate: 0.005, iterations: [10, 20] } };

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

type Asking = { key?: string; body?: unknown; url?: string };

/** A body that is not a string is sent as JSON. */
async function post({ key, body = asked, url = service.api.url }: Asking) {
  const response = await fetch(new URL('/v1/sweeps', url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { status, headers } = response;
  const answer = (await response.json()) as Sweep & { type: string; detail: string };
  return { status, answer, headers, replayed: headers.get('idempotency-replayed') };
}

const listIds = async () =>
  (await service.get<{ items: Sweep[] }>('/v1/sweeps?limit=1000')).items.map(({ id }) => id);

test('50 concurrent requests with one key create one sweep and one job', async () => {
  const queues = useQueues();
  const before = { ids: await listIds(), jobs: await queues.sweeps.getWaitingCount() };
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 50 }, () => post({ key })));
  const [first] = answers;
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(answers.map(({ answer }) => answer.id)).size).toBe(1);
  expect(new Set(answers.map(({ answer }) => answer.createdAt)).size).toBe(1);
  expect(new Set(answers.map(({ headers }) => headers.get('location')))).toEqual(
    new Set([`/v1/sweeps/${first?.answer.id}`]),
  );
  expect(answers.filter(({ replayed }) => replayed === null)).toHaveLength(1);
  expect(answers.filter(({ replayed }) => replayed === 'true')).toHaveLength(49);
  expect(await listIds()).toEqual([first?.answer.id, ...before.ids]);
  expect(await queues.sweeps.getWaitingCount()).toBe(before.jobs + 1);
});

test('the same key gives the same sweep after the api has restarted', async () => {
  const { redisUrl, prefix, env, homeDir } = service;
  const key = randomUUID();
  const restart = async () => {
    const api = await startApi({ redisUrl, prefix, env, homeDir });
    onTestFinished(() => api.stop());
    const isReady = async () => (await fetch(new URL('/readyz', api.url))).ok;
    await waitUntil('the api is ready', isReady);
    return api;
  };
  const before = await restart();
  const first = await post({ key, url: before.url });
  await before.stop();
  const after = await restart();
  const again = await post({ key, url: after.url });
  expect(again).toMatchObject({ status: 202, replayed: 'true', answer: first.answer });
});

test('refuses the same key with another body, and changes nothing', async () => {
  const key = randomUUID();
  const { answer: first } = await post({ key });
  const before = await listIds();
  for (const body of [
    { ...asked, name: 'another' },
    { ...asked, objective: minimum },
  ]) {
    const { status, answer } = await post({ key, body });
    expect(status).toBe(422);
    expect(answer).toMatchObject({
      type: 'urn:sweepq:problem:idempotency-key-used',
      detail: expect.stringContaining('Idempotency-Key'),
    });
  }
  expect(await listIds()).toEqual(before);
  expect((await post({ key })).answer.id).toBe(first.id);
});

test('a request with the same content in another JSON format, or with a quoted key, gets the same sweep', async () => {
  const key = randomUUID();
  const space = { l2: 0, ...asked.space };
  const { answer: first } = await post({ key, body: { ...asked, space } });
  for (const text of [
    JSON.stringify({ ...asked, space }, null, 4),
    JSON.stringify({ space, dataset: asked.dataset }),
    JSON.stringify({ ...asked, space }).replace('"l2":0', '"l2":-0.0'),
    JSON.stringify({ ...asked, space }).replace('0.005', '5e-3'),
  ]) {
    const { status, answer } = await post({ key: `"${key}"`, body: text });
    expect([status, answer.id]).toEqual([202, first.id]);
  }
});

test.each([
  ['empty', '', 'got 0'],
  ['256 characters', 'k'.repeat(256), 'got 256'],
  ['not ASCII', 'cl\u00e9', 'got others'],
])('a key that is %s is refused, and the header is named', async (_title, key, got) => {
  const before = await listIds();
  const { status, answer } = await post({ key });
  expect(status).toBe(400);
  expect(answer).toMatchObject({
    type: 'urn:sweepq:problem:validation',
    detail: expect.stringMatching(new RegExp(`header Idempotency-Key .*, ${got}\\.$`)),
  });
  expect(await listIds()).toEqual(before);
});

test('accepts a key of 255 special characters, and does not use it as a key in Redis', async () => {
  const redis = useRedisConnection();
  const key = `*:{x}[?]\\"${randomUUID()}`.padEnd(255, ' ~');
  const { answer: first } = await post({ key });
  expect((await post({ key })).answer.id).toBe(first.id);
  const claims = await redis.keys(`${service.prefix}:store:submission:*`);
  expect(claims.length).toBeGreaterThan(0);
  for (const name of claims) {
    expect(name).toMatch(/:submission:[0-9a-f]{64}$/);
    const dayMs = 24 * 60 * 60 * 1000;
    expect(await redis.pttl(name)).toBeGreaterThan(dayMs - 60_000);
    expect(await redis.pttl(name)).toBeLessThanOrEqual(dayMs);
  }
});

test('without a key every request creates a new sweep', async () => {
  const answers = [await post({}), await post({}), await post({})];
  expect(new Set(answers.map(({ answer }) => answer.id)).size).toBe(3);
  expect(answers.every(({ replayed }) => replayed === null)).toBe(true);
});

test('a refused request does not use up its key', async () => {
  const key = randomUUID();
  const bad = await post({ key, body: { ...asked, dataset: 'dogs' } });
  expect(bad.status).toBe(400);
  expect(await post({ key })).toMatchObject({ status: 202, replayed: null });
});

test('if the api died after it claimed a key, the next request with this key submits the sweep', async () => {
  const redis = useRedisConnection();
  const queues = useQueues();
  const key = randomUUID();
  const { answer: first } = await post({ key });
  // Restores the state in which the key is claimed and the job is not added.
  await queues.sweeps.remove(first.id);
  const sweepKeys = await redis.keys(`${service.prefix}:store:sweep:${first.id}*`);
  await redis.del(...sweepKeys);
  await redis.zrem(`${service.prefix}:store:sweeps`, first.id);
  const claims = await redis.keys(`${service.prefix}:store:submission:*`);
  for (const name of claims) await redis.hdel(name, 'accepted');

  const again = await post({ key });
  expect(again).toMatchObject({ status: 202, answer: first });
  const job = await queues.sweeps.getJob(first.id);
  expect(job?.data).toMatchObject({ id: first.id, createdAt: first.createdAt });
  expect(await service.readSweep(first.id)).toEqual(first);
});

test('a key creates no second sweep if the job of the first sweep was removed and its claim still exists', async () => {
  const redis = useRedisConnection();
  const queues = useQueues();
  const key = randomUUID();
  const { answer: first } = await post({ key });
  await queues.sweeps.remove(first.id);
  await redis.del(...(await redis.keys(`${service.prefix}:store:sweep:${first.id}*`)));
  await redis.zrem(`${service.prefix}:store:sweeps`, first.id);
  const { status, answer } = await post({ key });
  expect(status).toBe(422);
  expect(answer.detail).toContain(first.id);
});

test('a request with the key of an ended sweep gets this sweep, also after its job was removed', async () => {
  const own = await startService();
  onTestFinished(() => own.stop());
  await own.startWorker({ threads: 1 });
  const key = randomUUID();
  const { answer: first } = await post({ key, url: own.api.url });
  const ended = await own.waitForSweep(first.id);
  const queues = useQueues(own.prefix);
  await waitUntil(
    'the job of the ended sweep is removed',
    async () => (await queues.sweeps.remove(first.id)) === 1,
  );
  const again = await post({ key, url: own.api.url });
  expect(again).toMatchObject({ status: 202, replayed: 'true', answer: ended });
  expect(await queues.sweeps.getJob(first.id)).toBeUndefined();
});

const minimum = { metric: 'metrics.train.cost', direction: 'minimize' };

function useRedisConnection() {
  const redis = connectWorker({ url: inject('redisUrl'), name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  return redis;
}

function useQueues(prefix = service.prefix) {
  const connection = useRedisConnection();
  const queues = createQueues({ connection, prefix, onError: () => undefined });
  onTestFinished(() => queues.close());
  return queues;
}
