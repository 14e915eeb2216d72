// Datasets of more than two classes, from the request to the model.
import { createHash } from 'node:crypto';
import {
  collect,
  type Dataset as Described,
  type Model,
  type Prediction,
  type Trial,
} from '@sweepq/client';
import {
  type Dataset,
  encodeModel,
  prepareDataset,
  type RunSpec,
  type Split,
  trainRun,
} from '@sweepq/core';
import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { shareService } from './support/service.ts';
import { useSixClasses } from './support/six-classes.ts';
import { type Request, train } from './support/train.ts';

const { root, name: dataset, classes: names, load: loadSix } = await useSixClasses();
const shared = shareService({ datasetsDir: root });

async function trainSix(request: Request) {
  const { service } = shared();
  return { service, ...(await train(service, { dataset, ...request })) };
}

test('a dataset of six classes is described with all of them', async () => {
  const { service } = shared();
  const dataset = await service.get<Described>('/v1/datasets/synthetic-6');
  expect(dataset.classes.map(({ name }) => name)).toEqual(names);
  const total = (key: 'trainCount' | 'testCount') =>
    dataset.classes.reduce((sum, each) => sum + each[key], 0);
  expect([total('trainCount'), total('testCount')]).toEqual([209, 50]);
  expect(dataset.warnings).toEqual([]);
  const shown = await runCli(service, ['dataset', 'show', 'synthetic-6']);
  const [{ trainCount: balls } = { trainCount: 0 }] = dataset.classes;
  expect(shown.stdout).toMatch(new RegExp(`m_train = 209 \\(${balls} ball, .* boat, \\d+ fish\\)`));
  const images = await collect(
    service.client.listImages('synthetic-6', { split: 'test', filter: 'class = fish' }),
  );
  expect(new Set(images.map(({ label }) => label))).toEqual(new Set([5]));
});

const models: [title: string, space: object, network: RunSpec['network']][] = [
  ['softmax regression', {}, undefined],
  [
    'a network',
    { layers: [9, 5], activation: 'tanh' },
    { layers: [9, 5], activation: 'tanh', initialization: 'lecun' },
  ],
];

test.each(models)(
  '%s has the same bits through the queue as in one call of the engine',
  async (_title, layers, network) => {
    const space = {
      learningRate: 0.005,
      l2: 0.01,
      momentum: 0.5,
      iterations: [30, 120],
      ...layers,
    };
    const validation = { fraction: 0.2, seed: 3 };
    const { trials } = await trainSix({ space, validation } as Request);
    const data = prepareDataset(await loadSix(), { validation });
    const found: unknown[] = [];
    trainRun(
      data,
      {
        ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0.01, momentum: 0.5 },
        ...{ nesterov: false, network, readings: [30, 120] },
      },
      {
        ...{ shouldStop: () => false, onIterations: () => undefined },
        onReading: ({ model, metrics }) => {
          const digest = createHash('sha256').update(encodeModel(model)).digest('hex');
          found.push({ modelDigest: `sha256:${digest}`, metrics: pick(metrics) });
        },
      },
    );
    expect(
      trials.map(({ modelDigest, metrics }) => ({
        modelDigest,
        metrics: metrics && pick(metrics),
      })),
    ).toEqual(found);
  },
);

type Measured = { accuracy: number };
const pick = (metrics: {
  train: Measured;
  validation?: Measured | null | undefined;
  test: Measured;
}) => [metrics.train.accuracy, metrics.validation?.accuracy, metrics.test.accuracy];

test('predictions have a probability for each class in JSON, CSV and Arrow, and the accuracy of the trial', async () => {
  const space = { learningRate: 0.005, iterations: 150 };
  const { service, trials } = await trainSix({ space, validation: { fraction: 0.2 } });
  const { id, metrics } = trials[0] as Trial;
  const { classes } = await service.get<Described>('/v1/datasets/synthetic-6');
  for (const split of ['train', 'validation', 'test'] as const) {
    const found = await collect(service.client.listPredictions(id, { split }));
    expect(shareRight(found)).toBe(metrics?.[split]?.accuracy);
    for (const { predicted, probabilities, class: name } of found) {
      const each = probabilities as number[];
      expect(each).toHaveLength(6);
      expect(Math.abs(each.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-14);
      expect([predicted, name]).toEqual([
        each.indexOf(Math.max(...each)),
        classes[predicted]?.name,
      ]);
    }
    const errors = found.map(({ label, probabilities }) => 1 - (probabilities[label] ?? 0));
    for (const [k, error] of errors.entries()) {
      expect(error).toBeLessThanOrEqual((errors[k - 1] ?? 1) + 1e-15);
    }
  }
  const found = await collect(service.client.listPredictions(id));
  const read = (suffix: string) =>
    fetch(new URL(`/v1/trials/${id}/predictions.${suffix}`, service.api.url));
  const [head = '', ...rows] = (await (await read('csv')).text()).trim().split('\r\n');
  expect(head.split(',').slice(4)).toEqual(names.map((_, label) => `probabilities.${label}`));
  expect(rows.map((row) => row.split(',').slice(4).map(Number))).toEqual(
    found.map(({ probabilities }) => probabilities),
  );
  const table = tableFromIPC(new Uint8Array(await (await read('arrow')).arrayBuffer()));
  expect([...table].map((row) => [...row.probabilities])).toEqual(
    found.map(({ probabilities }) => probabilities),
  );
  const listed = await runCli(service, ['predictions', id, '--filter', 'label = 4']);
  expect(listed.stdout).toMatch(/^ *\d+ +4 +\w+ +\d +\w+ +\d/m);
});

const shareRight = (found: readonly Prediction[]) =>
  found.filter(({ label, predicted }) => label === predicted).length / found.length;

test.each(models)(
  'the layers of %s predict with their softmax what the trial measured',
  async (_title, layers) => {
    const space = { learningRate: 0.005, iterations: 100, preprocessing: 'standardize', ...layers };
    const { service, trials } = await trainSix({ space } as Request);
    const [trial] = trials as [Trial];
    const model = await service.get<Model>(`/v1/trials/${trial.id}/model.json`);
    expect(model.layers.at(-1)).toMatchObject({ activation: 'softmax', bias: { length: 6 } });
    expect(model).toMatchObject({ threshold: null, classes: names.map((name) => ({ name })) });
    const dataset = await loadSix();
    expect(accuracyOf(model, dataset, dataset.test)).toBe(trial.metrics?.test.accuracy);
    const shown = await runCli(service, ['model', 'show', trial.id]);
    expect(shown.stdout).toMatch(/→ 6, softmax, bias /);
    expect(shown.stdout).not.toContain('threshold');
  },
);

/** Predicts like another program: with the layers, the preprocessing and the images only. */
function accuracyOf({ layers, preprocessing }: Model, { imageShape }: Dataset, split: Split) {
  const n = imageShape.reduce((product, length) => product * length, 1);
  const { mean, deviation } = preprocessing;
  let right = 0;
  for (const [i, label] of split.labels.entries()) {
    let values = Array.from(split.images.subarray(i * n, (i + 1) * n), (x, j) => {
      const by = deviation?.[j] ?? 0;
      return mean === null ? x / 255 : by === 0 ? 0 : (x - (mean[j] ?? 0)) / by;
    });
    for (const { weights, bias, activation } of layers) {
      values = weights.map((row, u) => {
        const z = row.reduce((sum, w, j) => sum + w * (values[j] ?? 0), bias[u] ?? 0);
        return activation === 'tanh' ? Math.tanh(z) : z;
      });
    }
    if (values.indexOf(Math.max(...values)) === label) right += 1;
  }
  return right / split.count;
}
