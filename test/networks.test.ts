// Networks with hidden layers, from the request to the model.
import { createHash } from 'node:crypto';
import { collect, type Model, type SweepRequest, type Trial } from '@sweepq/client';
import {
  encodeModel,
  loadDataset,
  prepareDataset,
  synthesiseDataset,
  trainRun,
} from '@sweepq/core';
import { expect, test } from 'vitest';
import { type Service, shareService } from './support/service.ts';

const shared = shareService();
type Request = Parameters<Service['submit']>[0];

async function train(service: Service, request: Request) {
  const { id } = await service.submit(request);
  const sweep = await service.waitForSweep(id);
  const trials = (await service.listTrials(id)).toSorted((a, b) => a.index - b.index);
  return { sweep, trials };
}

const digestsOf = (trials: readonly Trial[]) => trials.map(({ modelDigest }) => modelDigest);
const textOf = ({ params: { layers, activation, initialization } }: Trial) =>
  [layers.join('-') || 'none', activation, initialization].join(' ');

/** The network of the course that the article follows. */
const course = { learningRate: 0.0075, iterations: 300, seed: 1, layers: [20, 7, 5] };

test('the network 20-7-5 has the same bits through the queue as in one call of the engine', async () => {
  const { service } = shared();
  const { trials } = await train(service, { space: course });
  const data = prepareDataset(await loadDataset(await synthesiseDataset()));
  const { model, curve } = trainRun(
    data,
    {
      ...{ learningRate: 0.0075, seed: 1, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
      network: { layers: [20, 7, 5], activation: 'relu', initialization: 'lecun' },
      readings: [300],
    },
    { shouldStop: () => false, onIterations: () => undefined, onReading: () => undefined },
  );
  const digest = createHash('sha256').update(encodeModel(model)).digest('hex');
  expect(trials).toMatchObject([
    {
      params: { layers: [20, 7, 5], activation: 'relu', initialization: 'lecun' },
      modelDigest: `sha256:${digest}`,
      metrics: { train: { cost: curve.at(-1) } },
    },
  ]);
});

const grid: Request['space'] = {
  ...{ learningRate: 0.0075, iterations: 40 },
  layers: [[], [7], [20, 7, 5]],
  activation: ['relu', 'tanh'],
};
const ofGrid = [
  'none relu normal',
  ...['7', '20-7-5'].flatMap((each) => [`${each} relu lecun`, `${each} tanh lecun`]),
];

test('a grid of lists of layers has one trial for each different network, and the unit as without networks', async () => {
  const { service } = shared();
  const { sweep, trials } = await train(service, { space: grid });
  expect(sweep).toMatchObject({ planVersion: 4, counts: { total: 5, completed: 5 } });
  expect(trials.map(textOf)).toEqual(ofGrid);
  expect(new Set(digestsOf(trials)).size).toBe(5);
  const unit = await train(service, { space: { learningRate: 0.0075, iterations: 40 } });
  expect(unit.sweep.planVersion).toBe(2);
  expect(unit.trials.map(textOf)).toEqual(['none relu normal']);
  expect(digestsOf(unit.trials)).toEqual(digestsOf(trials).slice(0, 1));
});

test('the spec has the layers as they were submitted, and can be submitted again', async () => {
  const { service } = shared();
  const { sweep, trials } = await train(service, { space: grid });
  expect(sweep.spec.space).toMatchObject({
    ...{ layers: [[], [7], [20, 7, 5]], activation: ['relu', 'tanh'], initialization: null },
  });
  const again = await service.client.submit({ ...sweep.spec, reuse: false } as SweepRequest);
  await service.waitForSweep(again.id);
  expect(again.spec.space).toEqual(sweep.spec.space);
  expect(digestsOf(await service.listTrials(again.id)).toSorted()).toEqual(
    digestsOf(trials).toSorted(),
  );
});

test('a table, a filter and a sort have layers as a text', async () => {
  const { service } = shared();
  const { sweep } = await train(service, { space: grid });
  const list = async (query: string) =>
    (await service.get<{ items: Trial[] }>(`/v1/sweeps/${sweep.id}/trials?${query}`)).items;
  const layersOf = (items: readonly Trial[]) => items.map((trial) => textOf(trial));
  const filtered = await list('filter=params.layers="20-7-5" AND params.activation=tanh');
  expect(layersOf(filtered)).toEqual(['20-7-5 tanh lecun']);
  expect(layersOf(await list('filter=params.layers!=none&sort=index'))).toEqual(ofGrid.slice(1));
  expect(layersOf(await list('sort=params.layers,-params.activation'))).toEqual([
    'none relu normal',
    ...['7', '20-7-5'].flatMap((each) => [`${each} tanh lecun`, `${each} relu lecun`]),
  ]);
  const runs = await service.get<{ items: Trial[] }>(
    `/v1/sweeps/${sweep.id}/runs?sort=-params.layers,index&filter=params.layers:7`,
  );
  expect(runs.items.map(textOf)).toEqual([...ofGrid.slice(3), ...ofGrid.slice(1, 3)]);
  const csv = await fetch(new URL(`/v1/sweeps/${sweep.id}/trials.csv?sort=index`, service.api.url));
  const [head = '', ...rows] = (await csv.text()).trim().split('\r\n');
  const first = head.split(',').indexOf('params.layers');
  expect(head.split(',').slice(first, first + 3)).toEqual([
    ...['params.layers', 'params.activation', 'params.initialization'],
  ]);
  expect(
    rows.map((row) =>
      row
        .split(',')
        .slice(first, first + 3)
        .join(' '),
    ),
  ).toEqual(ofGrid);
});

test('the model of a network has all layers, and its predictions have the accuracies of the trial', async () => {
  const { service } = shared();
  const { trials } = await train(service, { space: course, validation: { fraction: 0.2 } });
  const [trial] = trials;
  const model = await service.get<Model>(`/v1/trials/${trial?.id}/model.json`);
  const shapes = model.layers.map(({ weights, bias, activation }) => [
    ...[weights.length, weights[0]?.length, bias.length, activation],
  ]);
  const pixels = model.inputShape.reduce((product, size) => product * size, 1);
  expect(shapes).toEqual([
    [20, pixels, 20, 'relu'],
    [7, 20, 7, 'relu'],
    [5, 7, 5, 'relu'],
    [1, 5, 1, 'sigmoid'],
  ]);
  for (const split of ['train', 'validation', 'test'] as const) {
    const found = await collect(service.client.listPredictions(trial?.id ?? '', { split }));
    const right = found.filter(({ label, predicted }) => label === predicted).length;
    expect(right / found.length).toBe(trial?.metrics?.[split]?.accuracy);
  }
});

test('networks are reused, extended, and continued from their checkpoints to the bit', async () => {
  const { service } = shared();
  const space = { ...course, seed: 2, iterations: [20, 60], layers: [[7], [5, 3]] };
  const first = await train(service, { space, reuse: true });
  const again = await train(service, { space, reuse: true });
  expect(again.trials.map(({ source }) => source)).toEqual(Array(4).fill('reused'));
  expect(digestsOf(again.trials)).toEqual(digestsOf(first.trials));
  await service.client.extend(first.sweep.id, { iterations: 90 });
  await service.waitForSweep(first.sweep.id);
  const extended = await service.listTrials(first.sweep.id);
  const whole = await train(service, { space: { ...space, iterations: [20, 60, 90] } });
  expect(digestsOf(extended).toSorted()).toEqual(digestsOf(whole.trials).toSorted());
  await service.client.extend(first.sweep.id, { space: { ...space, layers: [[7], []] } });
  await service.waitForSweep(first.sweep.id);
  const wider = await service.listTrials(first.sweep.id);
  const added = wider.filter(({ index }) => index >= extended.length);
  expect(added.map(textOf)).toEqual(Array(2).fill('none relu normal'));
});

test('importances and a dry run have the layers', async () => {
  const { service } = shared();
  const rates = [0.001, 0.0075, 0.02];
  const space = { ...grid, learningRate: rates } as NonNullable<SweepRequest['space']>;
  const request = { dataset: 'synthetic-cats', space, reuse: false };
  const forecast = await service.client.dryRun(request);
  expect(forecast).toMatchObject({ trials: 15, runs: 15 });
  expect(forecast.firstTrials[1]?.params).toMatchObject({ layers: [7], activation: 'relu' });
  const { sweep } = await train(service, { space: { ...grid, learningRate: rates } });
  const { importances } = await service.get<{ importances: { param: string }[] }>(
    `/v1/sweeps/${sweep.id}/importance?metric=metrics.train.cost`,
  );
  expect(importances.map(({ param }) => param)).toEqual(
    expect.arrayContaining(['params.layers', 'params.activation', 'params.learningRate']),
  );
  const measured = await service.client.dryRun(request);
  expect(measured.estimatedMs).toBeGreaterThan(0);
});
