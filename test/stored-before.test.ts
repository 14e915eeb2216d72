// The present version with data that an earlier version stored.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Trial } from '@sweepq/client';
import { eventView, firstEventId } from '@sweepq/contract';
import { connectWorker, disconnect } from '@sweepq/redis';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Answer, readAnswers } from './golden/answers.ts';
import { readAnswersOf03 } from './golden/answers-0.3.ts';
import { type GoldenBlob, writeBlobs } from './golden/blobs.ts';
import { type GoldenKey, writeKeys } from './golden/keys.ts';
import { comparable, translate } from './golden/version-0.1.ts';
import { eventsUrl } from './support/event-readers.ts';
import { openEvents } from './support/events.ts';
import { type Service, startService } from './support/service.ts';

const prefix = 'golden';
const readGolden = async <T>(name: string): Promise<T[]> => {
  const bytes = await readFile(new URL(`golden/${name}.json.gz`, import.meta.url));
  return JSON.parse(String(await promisify(gunzip)(bytes))) as T[];
};

const connection = () =>
  connectWorker({ url: inject('redisUrl'), name: 'test', onError: () => undefined });

async function clear(): Promise<void> {
  const redis = connection();
  const left = await redis.keys(`${prefix}:*`);
  if (left.length > 0) await redis.unlink(...left);
  await disconnect(redis);
}

/** Starts a service on these keys. */
async function startWith(keys: readonly GoldenKey[], env: Record<string, string> = {}) {
  await clear();
  const redis = connection();
  await writeKeys(redis, keys);
  await disconnect(redis);
  return startService({ prefix, env });
}

describe('data stored by version 0.1', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startWith(await readGolden<GoldenKey>('0.1-keys'));
  });
  afterAll(async () => {
    await service.stop();
    await clear();
  });

  test('gives the same content as with version 0.1 in the present shapes: sweeps, runs, trials, tables, curves, models, importances', async () => {
    const before = await readGolden<Answer>('0.1-answers');
    expect(before.length).toBeGreaterThan(150);
    const answers = await readAnswers(service.api.url);
    expect(answers.map(comparable)).toEqual(before.map(translate));
  });

  test('has events, which are sent in the present shape', async () => {
    const { items } = await service.get<{ items: { id: string; finishedAt: string | null }[] }>(
      '/v1/sweeps',
    );
    const types = new Set<string>();
    for (const { id, finishedAt } of items) {
      const stream = await openEvents(eventsUrl(service.api.url, id), {
        lastEventId: firstEventId,
      });
      if (finishedAt === null) await stream.waitFor('an event', () => true);
      else await stream.ended();
      for (const event of stream.events) {
        expect(eventView.parse(event)).toEqual(event);
        expect(event.data.sweepId).toBe(id);
        types.add(event.type);
      }
      await stream.leave();
    }
    expect([...types]).toEqual(
      expect.arrayContaining([
        ...['sweep.updated', 'sweep.ended', 'run.updated', 'trial.ended', 'trial.best'],
      ]),
    );
  });

  test('is reused by a new sweep, to the bit', async () => {
    await service.startWorker();
    const sweeps = (
      await service.get<{ items: { id: string; name: string | null }[] }>('/v1/sweeps')
    ).items;
    const { id = '' } = sweeps.find(({ name }) => name === 'A grid') ?? {};
    const before = await service.listTrials(id);
    const { spec } = await service.readSweep(id);
    const again = await service.client.submit({ ...spec, reuse: true });
    await service.waitForSweep(again.id);
    const after = await service.listTrials(again.id);
    expect(new Set(after.map(({ source }) => source))).toEqual(new Set(['reused']));
    // Trials of equal score rank by their cost in a new sweep, and in the order of the plan in a sweep of version 0.1.
    const results = (trials: typeof before) =>
      trials
        .toSorted((a, b) => a.index - b.index)
        .map(({ params, metrics, modelDigest }) => ({ params, metrics, modelDigest }));
    expect(results(after)).toEqual(results(before));
    const trainedAnew = await service.client.submit({ ...spec, reuse: false });
    await service.waitForSweep(trainedAnew.id);
    const trained = results(await service.listTrials(trainedAnew.id));
    for (const { metrics } of trained) expect(metrics?.test.rocAuc).toBeGreaterThan(0);
    expect(trained.map(withoutLaterMetrics)).toEqual(results(before));
  });

  test('can be changed: a paused sweep is resumed and cancelled, and an ended one is extended', async () => {
    const { items } = await service.get<{
      items: { id: string; status: string; name: string | null }[];
    }>('/v1/sweeps');
    const paused = items.find(({ status }) => status === 'paused');
    const grid = items.find(({ name }) => name === 'A grid');
    expect((await service.client.resume(`${paused?.id}`)).status).not.toBe('paused');
    await service.client.cancel(`${paused?.id}`);
    expect((await service.waitForSweep(`${paused?.id}`)).counts).toMatchObject({
      running: 0,
      queued: 0,
    });
    await service.client.extend(`${grid?.id}`, { iterations: 25 });
    expect(await service.waitForSweep(`${grid?.id}`)).toMatchObject({
      ...{ status: 'completed' },
      counts: { total: 18, completed: 18 },
    });
  });
});

describe('data stored by version 0.3', () => {
  let service: Service;
  let blobs: string;
  beforeAll(async () => {
    blobs = await mkdtemp(join(tmpdir(), 'sweepq-golden-'));
    await writeBlobs(blobs, await readGolden<GoldenBlob>('0.3-blobs'));
    service = await startWith(await readGolden<GoldenKey>('0.3-keys'), { SWEEPQ_BLOBS_DIR: blobs });
  });
  afterAll(async () => {
    await service.stop();
    await clear();
    await rm(blobs, { recursive: true });
  });

  test('gives the same answers about sweeps, folds, searches, networks, uploads, operations and registered models', async () => {
    const before = await readGolden<Answer>('0.3-answers');
    expect(before.length).toBeGreaterThan(90);
    expect(await readAnswersOf03(service.api.url)).toEqual(before);
  });

  test('is kept by what uses it, and registered models go on', async () => {
    const { client } = service;
    await expect(client.deleteDataset('pets', 1)).rejects.toMatchObject({ code: 'dataset-in-use' });
    const picture = await client.readImage('pets', 'test', 0, { version: 1 });
    const answer = await fetch(new URL('/v1/models/golden@champion/predict', service.api.url), {
      ...{ method: 'POST', body: new Uint8Array(picture) },
      headers: { 'content-type': 'image/png' },
    });
    expect(await answer.json()).toMatchObject({ model: { version: 1 }, predictions: [{}] });
    const { version } = await client.readModelVersion('golden', 1);
    expect(version).toBe(1);
  });
});

/** Returns a result with only the metrics that version 0.1 measured. */
function withoutLaterMetrics<Result extends Pick<Trial, 'metrics'>>(result: Result): Result {
  if (result.metrics === null) return result;
  const { train, validation, test } = result.metrics;
  const unknown = {
    ...{ balancedAccuracy: null, precision: null, recall: null, f1: null, rocAuc: null },
  };
  return {
    ...result,
    metrics: {
      train: { ...train, ...unknown },
      validation: validation && { ...validation, ...unknown },
      test: { ...test, ...unknown, cost: null },
    },
  };
}
