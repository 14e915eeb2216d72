// Importances of hyperparameters.
import { randomUUID } from 'node:crypto';
import { createSweepId, type SweepSpec } from '@sweepq/contract';
import { createSweepSpec, planRun } from '@sweepq/plan';
import { connectWorker, disconnect } from '@sweepq/redis';
import { startApi } from '@sweepq/stack';
import { createStore } from '@sweepq/store';
import { expect, onTestFinished, test } from 'vitest';
import type { Importance } from '../apps/api/src/views/importance-view.ts';
import { readProblem } from './support/problem.ts';
import { useService } from './support/service.ts';
import { type Service, seeds } from './support/steering.ts';

const importanceOf = (service: Service, id: string, query = '') =>
  service.get<Importance>(`/v1/sweeps/${id}/importance${query}`);

test('the learning rate is most important for the cost of a trained sweep, and every api answers the same bits', async () => {
  const service = await useService();
  await service.startWorker();
  const learningRate = [0.0001, 0.0003, 0.001, 0.003, 0.01];
  const submitted = await service.submit({
    space: { learningRate, iterations: [20, 60], seed: seeds(4) },
  });
  const { id } = await service.waitForSweep(submitted.id);

  const answer = await importanceOf(service, id, '?metric=metrics.train.cost');
  expect(answer).toMatchObject({
    ...{
      sweepId: id,
      metric: 'metrics.train.cost',
      method: 'permutation-on-random-forest',
      trials: 40,
    },
  });
  expect(answer.score).toBeGreaterThan(0.5);
  const { importances } = answer;
  // A hyperparameter with one value has no importance.
  expect(importances.map(({ param }) => param).sort()).toEqual([
    ...['params.iterations', 'params.learningRate', 'params.seed'],
  ]);
  expect(importances[0]?.param).toBe('params.learningRate');
  const values = importances.map(({ importance }) => importance);
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  expect(values.reduce((sum, value) => sum + value)).toBeCloseTo(1, 12);

  const other = await startApi(service);
  try {
    expect(
      await importanceOf({ ...service, get: getFrom(other.url) }, id, '?metric=metrics.train.cost'),
    ).toEqual(answer);
  } finally {
    await other.stop();
  }
  expect(await importanceOf(service, id)).toMatchObject({
    metric: 'metrics.test.accuracy',
    trials: 40,
  });
});

const getFrom =
  (url: string) =>
  async <T>(path: string) =>
    (await (await fetch(new URL(path, url))).json()) as T;

test('refuses fewer than ten completed trials with the metric, and an unknown metric', async () => {
  const service = await useService();
  await service.startWorker();
  const space = { learningRate: [0.001, 0.003, 1e300], iterations: [1, 2, 3, 4, 5] };
  const { id } = await service.submit({ space });
  await service.waitForSweep(id);
  const ask = (query: string) =>
    fetch(new URL(`/v1/sweeps/${id}/importance${query}`, service.api.url));

  expect((await ask('?metric=metrics.train.cost')).status).toBe(200);
  expect(await readProblem(await ask('?metric=metrics.validation.cost'))).toMatchObject({
    ...{ status: 409, type: 'urn:sweepq:problem:too-few-trials' },
    detail: 'Expected at least 10 completed trials with `metrics.validation.cost`, got 0.',
  });
  const { status, errors } = await readProblem(await ask('?metric=cost'));
  expect(status).toBe(400);
  expect(errors).toMatchObject([
    { pointer: '/metric', detail: expect.stringMatching(/got `cost`/) },
  ]);
});

test('the api measures importances on a sample of 2000 trials, and answers other requests at the same time', async () => {
  const service = await useService({ apart: true });
  const spec = await completeSweep(service);
  let isMeasured = false;
  const measured = importanceOf(service, spec.id).finally(() => {
    isMeasured = true;
  });
  const startedAt = performance.now();
  let longestMs = 0;
  let others = 0;
  for (; !isMeasured; others += 1) {
    const askedAt = performance.now();
    await service.get('/healthz');
    longestMs = Math.max(longestMs, performance.now() - askedAt);
  }
  const { trials, importances } = await measured;
  expect(others).toBeGreaterThan(30);
  // If the event loop of the api measured the importances, one request would wait for most of the time.
  expect(longestMs).toBeLessThan((performance.now() - startedAt) / 2);
  expect(trials).toBe(2_000);
  expect(importances[0]?.param).toBe('params.momentum');
  expect(importances[0]?.importance).toBeGreaterThan(0.9);
});

const noModel = {
  ...{ bias: null, modelSha256: null, engine: null, failure: null },
  ...{ source: null, stoppedAt: null, times: null },
};

/** A sweep of 5000 trials in the store, whose accuracy follows from the momentum. */
async function completeSweep({ redisUrl, prefix }: Service): Promise<SweepSpec> {
  const redis = connectWorker({ url: redisUrl, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  const store = createStore(redis, prefix);
  const counts = Array.from({ length: 100 }, (_, k) => k + 1);
  const range = { min: 0.001, max: 0.9, scale: 'log', int: false } as const;
  const createdAt = new Date().toISOString();
  const space = {
    learningRate: range,
    l2: range,
    initScale: range,
    momentum: range,
    iterations: counts,
  };
  const spec = createSweepSpec(
    { dataset: 'cats', space, search: { strategy: 'sobol', trials: 5_000 } },
    {
      ...{ id: createSweepId(Date.now()), createdAt },
      datasetSha256: { train: randomUUID(), test: randomUUID() },
    },
  );
  await store.createSweep(spec);
  for (let run = 0; run < 50; run++) {
    const { hyperparameters, readings } = planRun(spec, run);
    const testAccuracy = hyperparameters.momentum;
    const outcomes = readings.map(({ trial }) => ({
      trial,
      outcome: {
        ...noModel,
        status: 'completed' as const,
        metrics: { trainCost: 1, trainAccuracy: 1, testAccuracy },
        startedAt: createdAt,
        finishedAt: createdAt,
      },
    }));
    await store.commitRun({ sweepId: spec.id, run, objective: spec.objective, outcomes });
  }
  return spec;
}
