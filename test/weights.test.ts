// Predicts with the model of a trial, like another program: from the answer of the api and the files of the dataset.

import type { Model, Trial } from '@sweepq/client';
import { type Dataset, loadDataset, type Split, weightsPng } from '@sweepq/core';
import { expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { readDatasetFiles } from './support/dataset-files.ts';
import { shareService } from './support/service.ts';

const shared = shareService();
const space = {
  learningRate: 0.003,
  iterations: 150,
  preprocessing: ['divide255' as const, 'standardize' as const],
};

test.each([null, { fraction: 0.3, seed: 4 }])(
  'predictions with the layers, the preprocessing and the held-out indices have the accuracies of the trial, with validation %o',
  async (validation) => {
    const { service } = shared();
    const { id } = await service.submit({ space, ...(validation && { validation }) });
    const sweep = await service.waitForSweep(id);
    const dataset = await loadDataset(await readDatasetFiles(service, sweep));
    const trials = await service.listTrials(id);
    expect(trials).toHaveLength(2);
    for (const trial of trials) {
      const found = await service.get<Model>(`/v1/trials/${trial.id}/model.json`);
      expect(found.preprocessing.name).toBe(trial.params.preprocessing);
      expect(found).toMatchObject({
        ...{ trialId: trial.id, digest: trial.modelDigest, inputShape: dataset.imageShape },
        ...{ threshold: 0.5, classes: dataset.classes.map((name) => ({ name })) },
      });
      expect(predictAll(found, dataset)).toEqual(accuraciesOf(trial));
      const { heldOut, ...asked } = found.validation ?? { heldOut: [] };
      expect(found.validation && asked).toEqual(validation);
      expect(heldOut.length > 0).toBe(validation !== null);
    }
  },
);

test('`sweepq model get` writes the model of a trial, and of a sweep that of its best trial', async () => {
  const { service } = shared();
  const { id } = await service.submit({ space });
  const { best } = await service.waitForSweep(id);
  for (const [argument, trialId] of [
    [`${id}-t1`, `${id}-t1`],
    [`${id}-r0`, `${id}-t0`],
    [id, best?.id],
  ] as const) {
    const { stdout } = await runCli(service, ['model', 'get', argument]);
    const model = await service.get<Model>(`/v1/trials/${trialId}/model.json`);
    expect(JSON.parse(stdout)).toEqual(model);
    const shown = await runCli(service, ['model', 'show', argument]);
    expect(shown.stdout).toMatch(new RegExp(`^trial +${trialId}$`, 'm'));
    expect(shown.stdout).toContain(model.digest);
    expect(shown.stdout).toMatch(/^layers +\d+ → 1, sigmoid, bias -?\d/m);
    expect(await readJson(service, 'model', 'show', argument)).toEqual(model);
  }
  expect(await runCli(service, ['model', 'get', id, '-o', 'csv'])).toMatchObject({
    code: 2,
    stderr: 'Expected `--output` of `sweepq model get` to be json, got `csv`.\n',
  });
});

test('a picture of the weights shows the chosen unit of the first layer', async () => {
  const { service } = shared();
  const network = { ...space, preprocessing: 'standardize' as const, layers: [3, 2] };
  const { id } = await service.submit({ space: network, validation: { fraction: 0.3, seed: 4 } });
  await service.waitForSweep(id);
  const model = await service.get<Model>(`/v1/trials/${id}-t0/model.json`);
  const [height = 0, width = 0, channels = 0] = model.inputShape;
  for (const unit of [0, 2]) {
    const path = `/v1/trials/${id}-t0/weights.png?unit=${unit}`;
    const response = await fetch(new URL(path, service.api.url));
    expect(response.headers.get('content-type')).toBe('image/png');
    const png = new Uint8Array(await response.arrayBuffer());
    const row = Float64Array.from(model.layers[0]?.weights[unit] ?? []);
    expect(row).toHaveLength(height * width * channels);
    expect(png).toEqual(new Uint8Array(await weightsPng(row, [height, width, channels])));
    expect(await service.client.readWeights(`${id}-t0`, { unit })).toEqual(png);
    const out = await runCli(service, ['model', 'picture', id, '--unit', `${unit}`]);
    expect(out).toMatchObject({ code: 0, stdout: expect.stringContaining('PNG') });
  }
});

test.each([
  ['3', [3], 'Expected `unit` to be a whole number from 0 to 2, one of the 3 units'],
  ['1', [], 'Expected `unit` to be 0, because the first layer has one unit, got `1`.'],
  ['1024', [3], 'from 0 to 1023'],
  ['-1', [3], 'from 0 to 1023'],
  ['x', [3], 'from 0 to 1023'],
])('a picture of the unit %s with the layers %j is rejected', async (unit, layers, detail) => {
  const { service } = shared();
  const { id } = await service.submit({ space: { ...space, iterations: 2, layers } });
  await service.waitForSweep(id);
  const path = `/v1/trials/${id}-t0/weights.png?unit=${unit}`;
  const response = await fetch(new URL(path, service.api.url));
  const { errors } = (await response.json()) as { errors: object[] };
  expect([response.status, errors]).toMatchObject([400, [{ in: 'query', pointer: '/unit' }]]);
  expect(errors[0]).toMatchObject({ detail: expect.stringContaining(detail) });
});

const accuraciesOf = ({ metrics }: Trial) => ({
  train: metrics?.train.accuracy,
  validation: metrics?.validation?.accuracy,
  test: metrics?.test.accuracy,
});

function predictAll(found: Model, { train, test }: Dataset) {
  const heldOut = new Set(found.validation?.heldOut);
  const all = [...train.labels.keys()];
  return {
    train: measure(
      found,
      train,
      all.filter((i) => !heldOut.has(i)),
    ),
    validation: heldOut.size > 0 ? measure(found, train, [...heldOut]) : undefined,
    test: measure(found, test, [...test.labels.keys()]),
  };
}

/** The fraction of correct predictions for these images, computed as docs/numerics.md describes. */
function measure({ preprocessing, layers }: Model, split: Split, indices: number[]) {
  const { mean, deviation } = preprocessing;
  const [layer] = layers;
  const [weights = []] = layer?.weights ?? [];
  const [bias = Number.NaN] = layer?.bias ?? [];
  const scale = (x: number, j: number) => {
    if (mean === null || deviation === null) return x / 255;
    const spread = deviation[j] as number;
    return spread === 0 ? 0 : (x - (mean[j] as number)) / spread;
  };
  const n = weights.length;
  const right = indices.filter((i) => {
    let z = bias;
    for (let j = 0; j < n; j++) {
      z += (weights[j] as number) * scale(split.images[i * n + j] as number, j);
    }
    return (z > 0 ? 1 : 0) === split.labels[i];
  });
  return right.length / indices.length;
}
