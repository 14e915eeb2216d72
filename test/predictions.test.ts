// What the models of trials predict for the images of their dataset, and the images with their labels.
import { appendFile, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect, type Prediction, type Sweep, type Trial } from '@sweepq/client';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { startService, useService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
let sweep: Sweep;
let trials: Trial[];

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const space = { learningRate: [0.002, 1e300], iterations: [40] } as const;
  const preprocessing: ('divide255' | 'standardize')[] = ['divide255', 'standardize'];
  const validation = { fraction: 0.2, seed: 1 };
  const request = { space: { ...space, preprocessing }, validation } as never;
  sweep = await service.waitForSweep((await service.submit(request)).id);
  trials = await service.listTrials(sweep.id);
  return () => service.stop();
});

const pathOf = (id: string, query = '') => `/v1/trials/${id}/predictions${query}`;
const fetchPath = (path: string) => fetch(new URL(path, service.api.url));
const readSplit = (id: string, split: 'train' | 'validation' | 'test', sort = 'index') =>
  collect(service.client.listPredictions(id, { split, sort }));
const shareOf = (found: readonly Prediction[]) =>
  found.filter(({ label, predicted }) => label === predicted).length / found.length;

test('the predictions of each split have exactly the accuracy of the trial', async () => {
  const completed = trials.filter(({ status }) => status === 'completed');
  expect(completed).toHaveLength(2);
  for (const { id, metrics } of completed) {
    expect(shareOf(await readSplit(id, 'test'))).toBe(metrics?.test.accuracy);
    expect(shareOf(await readSplit(id, 'validation'))).toBe(metrics?.validation?.accuracy);
    expect(shareOf(await readSplit(id, 'train'))).toBe(metrics?.train.accuracy);
  }
});

test('every image of the dataset has one prediction, with its label and its class', async () => {
  const [{ id } = { id: '' }] = trials;
  const classes = ['non-cat', 'cat'];
  const images = {
    train: await collect(service.client.listImages('synthetic-cats', { split: 'train' })),
    test: await collect(service.client.listImages('synthetic-cats', { split: 'test' })),
  };
  const trained = [...(await readSplit(id, 'train')), ...(await readSplit(id, 'validation'))];
  for (const [predictions, expected] of [
    [trained.toSorted((a, b) => a.index - b.index), images.train],
    [await readSplit(id, 'test'), images.test],
  ] as const) {
    expect(predictions.map(({ index, label }) => [index, label])).toEqual(
      expected.map(({ index, label }) => [index, label]),
    );
    for (const { predicted, probabilities, class: name } of predictions) {
      const [no, yes] = probabilities as [number, number];
      expect(name).toBe(classes[predicted]);
      expect(predicted).toBe(yes > 0.5 ? 1 : 0);
      expect(Math.abs(no + yes - 1)).toBeLessThan(1e-15);
    }
  }
});

test('by default the most wrong is the first, in pages that have each image once', async () => {
  const [{ id } = { id: '' }] = trials;
  const whole = await service.get<{ items: Prediction[] }>(pathOf(id, '?limit=1000'));
  const errors = whole.items.map(({ label, probabilities }) => probabilities[1 - label] as number);
  expect(errors).toEqual(errors.toSorted((a, b) => b - a));
  const paged: Prediction[] = [];
  let path: string | undefined = pathOf(id, '?limit=7');
  while (path !== undefined) {
    const response: Response = await fetchPath(path);
    paged.push(...((await response.json()) as { items: Prediction[] }).items);
    path = /<([^>]+)>/.exec(response.headers.get('link') ?? '')?.[1];
  }
  expect(paged).toEqual(whole.items);
  const filter = 'label = 1 AND predicted = 0';
  const missed = await collect(service.client.listPredictions(id, { filter }));
  expect(missed).toEqual(
    whole.items.filter(({ label, predicted }) => label === 1 && predicted === 0),
  );
});

test('CSV and Arrow have the predictions of the JSON answer', async () => {
  const [{ id } = { id: '' }] = trials;
  const { items } = await service.get<{ items: Prediction[] }>(pathOf(id, '?limit=1000'));
  const csv = await fetchPath(`/v1/trials/${id}/predictions.csv`);
  expect(csv.headers.get('content-disposition')).toContain(`${id}-test.csv`);
  const [head, ...rows] = (await csv.text()).trimEnd().split('\r\n');
  expect(head).toBe('index,label,predicted,class,probabilities.0,probabilities.1');
  expect(rows).toEqual(
    items.map(({ index, label, predicted, class: name, probabilities }) =>
      [index, label, predicted, name, ...probabilities].join(),
    ),
  );
  const arrow = await fetchPath(`/v1/trials/${id}/predictions.arrow`);
  const table = tableFromIPC(new Uint8Array(await arrow.arrayBuffer()));
  const found = [...table].map((row) => {
    const { probabilities, ...rest } = row.toJSON();
    return { ...rest, probabilities: [...probabilities] };
  });
  expect(found).toEqual(items);
  expect(Object.fromEntries(table.schema.metadata)).toEqual({ trialId: id, split: 'test' });
});

test('a diverged trial has the predictions of its last finite model', async () => {
  const diverged = trials.find(({ status }) => status === 'diverged');
  const predictions = await readSplit(diverged?.id ?? '', 'test');
  expect(predictions.length).toBeGreaterThan(0);
  for (const { probabilities } of predictions) expect(probabilities).toHaveLength(2);
});

test('a trial without a validation split or without a model has a clear problem', async () => {
  const { id } = await service.submit({ space: { learningRate: 0.1, iterations: 300_000 } });
  const running = await fetchPath(pathOf(`${id}-t0`));
  expect(running.status).toBe(404);
  expect((await readProblem(running)).detail).toMatch(/has no model yet/);
  await service.client.cancel(id);
  const none = await readProblem(await fetchPath(pathOf(`${id}-t0`, '?split=validation')));
  expect(none).toMatchObject({ status: 404, code: 'no-validation-split' });
  const { cursor } = { cursor: 'nonsense' };
  const refused = await readProblem(await fetchPath(pathOf(`${id}-t0`, `?cursor=${cursor}`)));
  expect(refused.errors).toMatchObject([{ pointer: '/cursor' }]);
});

test('the images of a dataset are listed with label and class, in pages and by a filter', async () => {
  type Page = { items: { index: number; label: number; class: string }[]; nextCursor: string };
  const path = '/v1/datasets/synthetic-cats/images?split=test';
  const whole = await service.get<Page>(`${path}&limit=1000`);
  const { testCount } = await service.get<{ testCount: number }>('/v1/datasets/synthetic-cats');
  expect(whole.items.map(({ index }) => index)).toEqual([...Array(testCount).keys()]);
  for (const { label, class: name } of whole.items) expect(name).toBe(['non-cat', 'cat'][label]);
  const paged = await collect(service.client.listImages('synthetic-cats', { split: 'test' }));
  expect(paged).toEqual(whole.items);
  const first = await service.get<Page>(`${path}&limit=3`);
  const second = await service.get<Page>(`${path}&limit=3&cursor=${first.nextCursor}`);
  expect(second.items).toEqual(whole.items.slice(3, 6));
  const cats = await service.get<Page>(`${path}&limit=1000&filter=label = 1&sort=-index`);
  expect(cats.items).toEqual(whole.items.filter(({ label }) => label === 1).reverse());
});

test('a dataset that has changed since the training is refused', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sweepq-'));
  const homeDir = service.homeDir;
  try {
    await mkdir(join(dir, 'mine'));
    const from = join(homeDir, 'datasets', 'synthetic-cats');
    await cp(from, join(dir, 'mine'), { recursive: true });
    const other = await useService({ datasetsDir: dir });
    await other.startWorker();
    const space = { learningRate: 0.002, iterations: 3 };
    const { id } = await other.submit({ dataset: 'mine', space });
    await other.waitForSweep(id);
    const url = new URL(pathOf(`${id}-t0`), other.api.url);
    expect((await fetch(url)).status).toBe(200);
    const folder = join(dir, 'mine');
    const [file = ''] = (await readdir(folder)).filter((name) => name.startsWith('test'));
    // Readers ignore bytes after the end of the HDF5 data.
    await appendFile(join(folder, file), 'more');
    expect((await readProblem(await fetch(url))).code).toBe('dataset-unusable');
  } finally {
    await rm(dir, { recursive: true });
  }
});
