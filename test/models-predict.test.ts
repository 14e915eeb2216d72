// Predictions of registered models, also while an alias is moved.
import { setTimeout } from 'node:timers/promises';
import { collect, type Prediction } from '@sweepq/client';
import { loadDataset } from '@sweepq/core';
import { beforeAll, expect, test } from 'vitest';
import { readDatasetFiles } from './support/dataset-files.ts';
import { type Service, startService } from './support/service.ts';

const moves = 100;
const size = 64 * 64 * 3;
let service: Service;
let images: Uint8Array;
/** The predictions of version 1 and 2, in this order. */
const predictions: Prediction[][] = [];

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const { client } = service;
  const { id } = await service.submit({ space: { learningRate: 0.004, iterations: [20, 200] } });
  const sweep = await service.waitForSweep(id);
  const loaded = await loadDataset(await readDatasetFiles(service, sweep));
  images = loaded.test.images;
  for (const trialId of [`${id}-t0`, `${id}-t1`]) {
    await client.registerModel('cats', { trialId });
    predictions.push(
      await collect(client.listPredictions(trialId, { split: 'test', sort: 'index' })),
    );
  }
  return () => service.stop();
});

type Predicted = {
  model: { name: string; version: number };
  predictions: { predicted: number; class: string; probabilities: number[] }[];
};
const image = (k: number) => [...images.subarray(k * size, (k + 1) * size)];
const predict = async (ref: string, body = JSON.stringify({ images: [image(0)] })) => {
  const response = await fetch(`${service.api.url}/v1/models/${ref}/predict`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
  });
  return { status: response.status, answer: (await response.json()) as Predicted };
};
const expectPredictionOf = (version: number, { predictions: found }: Predicted) => {
  for (const [k, each] of found.entries()) {
    const right = predictions[version - 1]?.[k];
    expect([each.predicted, each.class]).toEqual([right?.predicted, right?.class]);
    for (const [label, p] of each.probabilities.entries()) {
      expect(Math.abs(p - (right?.probabilities[label] ?? 9))).toBeLessThan(1e-12);
    }
  }
};

test('a name, an alias and a version predict as their trials do, and the answer names the version', async () => {
  await service.client.moveAlias('cats', 'champion', 1);
  const body = JSON.stringify({ images: [image(0), image(1), image(2)] });
  for (const [ref, version] of [
    ['cats', 2],
    ['cats@champion', 1],
    ['cats@2', 2],
    ['cats/versions/1', 1],
  ] as const) {
    const { status, answer } = await predict(ref, body);
    expect([ref, status]).toEqual([ref, 200]);
    expect(answer.model).toMatchObject({ name: 'cats', version });
    expect(answer.predictions).toHaveLength(3);
    expectPredictionOf(version, answer);
  }
  for (const ref of ['cats@nobody', 'cats/versions/3', 'dogs']) {
    expect((await predict(ref)).status).toBe(404);
  }
});

test(`${moves} moves of an alias in one second fail no prediction, and each prediction is by a version that the alias had`, async () => {
  const { client } = service;
  await client.moveAlias('cats', 'live', 1);
  const body = JSON.stringify({ images: [image(0)] });
  let isMoving = true;
  const answered: Predicted[] = [];
  const ask = async () => {
    while (isMoving) {
      const { status, answer } = await predict('cats@live', body);
      expect(status).toBe(200);
      answered.push(answer);
    }
  };
  const asking = Promise.all([ask(), ask(), ask(), ask()]);
  // The moves are sent every 10 ms, also while earlier ones are not answered yet.
  const move = async (k: number) => {
    await setTimeout((1_000 * k) / moves);
    return client.moveAlias('cats', 'live', 1 + (k % 2));
  };
  const moved = await Promise.all(Array.from({ length: moves }, (_, k) => move(k)));
  isMoving = false;
  await asking;
  const live = moved.map(({ aliases }) => aliases.find(({ name }) => name === 'live')?.version);
  expect(new Set(live)).toEqual(new Set([1, 2]));
  expect(answered.length).toBeGreaterThan(5);
  expect(new Set(answered.map(({ model }) => model.version))).toEqual(new Set([1, 2]));
  for (const answer of answered) expectPredictionOf(answer.model.version, answer);
});

test('a version that is deleted after its alias has moved loses no request', async () => {
  const { client } = service;
  const [first] = predictions[0] as [Prediction];
  const { trialId } = await client.readModelVersion('cats', 1);
  let version = (await client.registerModel('brief', { trialId })).version;
  await client.moveAlias('brief', 'live', version);
  let isChanging = true;
  let answers = 0;
  const ask = async () => {
    while (isChanging) {
      const { status, answer } = await predict('brief@live');
      expect([status, answer.predictions[0]?.predicted]).toEqual([200, first.predicted]);
      answers += 1;
    }
  };
  const asking = Promise.all([ask(), ask()]);
  for (let k = 0; k < 20; k++) {
    const next = (await client.registerModel('brief', { trialId })).version;
    await client.moveAlias('brief', 'live', next);
    await client.deleteModelVersion('brief', version);
    version = next;
  }
  isChanging = false;
  await asking;
  expect(answers).toBeGreaterThan(5);
});
