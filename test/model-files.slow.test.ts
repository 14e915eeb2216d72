// The models of trials as .npz, .safetensors and .onnx, read by the programs that these formats are for.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collect, type Model, type Trial } from '@sweepq/client';
import { loadDataset, type Split } from '@sweepq/core';
import { beforeAll, expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { readDatasetFiles } from './support/dataset-files.ts';
import { useFolder } from './support/folder.ts';
import {
  hasNumPy,
  predictWithNumPy,
  predictWithOnnx,
  readSafetensors,
} from './support/predict-files.ts';
import { type Service, startService } from './support/service.ts';
import { useSixClasses } from './support/six-classes.ts';

const { root } = await useSixClasses();
const formats = ['npz', 'safetensors', 'onnx'] as const;
const datasets = ['synthetic-cats', 'synthetic-6'] as const;

type Trained = {
  trials: Trial[];
  /** The bytes of the test file, and its images. */
  testFile: Uint8Array;
  images: Split['images'];
  shape: readonly number[];
};
const trained = new Map<string, Trained>();
let service: Service;

beforeAll(async () => {
  service = await startService({ datasetsDir: root });
  await service.startWorker();
  const space = {
    ...{ learningRate: 0.004, iterations: 120, layers: [[], [20, 7, 5]], activation: 'tanh' },
    preprocessing: ['divide255', 'standardize'],
  };
  for (const dataset of datasets) {
    const request = { dataset, space, validation: { fraction: 0.2, seed: 3 } };
    const { id } = await service.submit(request as never);
    const files = await readDatasetFiles(service, await service.waitForSweep(id));
    const { test: split, imageShape } = await loadDataset(files);
    const trials = await service.listTrials(id);
    trained.set(dataset, { trials, testFile: files.test, images: split.images, shape: imageShape });
  }
  return () => service.stop();
});

const trainedOn = (dataset: string): Trained => trained.get(dataset) as Trained;
const listProbabilities = async (id: string) =>
  (await collect(service.client.listPredictions(id, { split: 'test', sort: 'index' }))).map(
    ({ probabilities }) => probabilities as number[],
  );
const readJsonModel = (id: string) => service.get<Model>(`/v1/trials/${id}/model.json`);
const largestDifference = (found: number[][], expected: number[][]) => {
  expect(found.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  return Math.max(
    ...found.flatMap((row, i) => row.map((p, label) => Math.abs(p - (expected[i]?.[label] ?? 2)))),
  );
};
const labelsOf = (rows: number[][]) => rows.map((row) => row.indexOf(Math.max(...row)));
/** The members of the JSON model that are not arrays of weights, as the metadata of all formats has them. */
const describe = ({ preprocessing, layers, classes, ...rest }: Model) => ({
  ...rest,
  preprocessing: { name: preprocessing.name, rule: preprocessing.rule },
  activations: layers.map(({ activation }) => activation),
  classes: classes.map(({ name }) => name),
});

test.runIf(hasNumPy).each(datasets)(
  'NumPy reads model.npz of %s without pickle, and its probabilities differ by at most 1e-12 from those of sweepq (needs python3 with numpy and h5py)',
  async (dataset) => {
    const { trials, testFile } = trainedOn(dataset);
    expect(trials).toHaveLength(4);
    for (const { id } of trials) {
      const npz = await service.client.readModelFile(id, 'npz');
      const found = await predictWithNumPy(npz, testFile);
      expect(largestDifference(found.probabilities, await listProbabilities(id))).toBeLessThan(
        1e-12,
      );
      const model = await readJsonModel(id);
      expect(found.metadata).toEqual(describe(model));
      expect(found.classes).toEqual(model.classes.map(({ name }) => name));
    }
  },
);

test.each(datasets)(
  'model.safetensors of %s has the numbers of model.json to the bit, and its description',
  async (dataset) => {
    for (const { id } of trainedOn(dataset).trials) {
      const bytes = await service.client.readModelFile(id, 'safetensors');
      const { metadata, tensors } = readSafetensors(bytes);
      const model = await readJsonModel(id);
      const { mean, deviation } = model.preprocessing;
      const n = model.inputShape.reduce((product, length) => product * length, 1);
      const expected: typeof tensors =
        mean && deviation
          ? {
              mean: { shape: [n], values: mean },
              deviation: { shape: [n], values: deviation },
            }
          : { scale: { shape: [], values: [255] } };
      for (const [l, { weights, bias }] of model.layers.entries()) {
        const shape = [bias.length, weights[0]?.length ?? 0];
        expected[`W${l + 1}`] = { shape, values: weights.flat() };
        expected[`b${l + 1}`] = { shape: [bias.length], values: bias };
      }
      expect(tensors).toEqual(expected);
      const texts = Object.entries(describe(model)).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      expect(metadata).toEqual(Object.fromEntries(texts));
    }
  },
);

test.each(datasets)(
  'ONNX Runtime predicts the test images of %s from model.onnx with the labels of sweepq, and probabilities within 1e-6',
  async (dataset) => {
    const { trials, images, shape } = trainedOn(dataset);
    for (const { id } of trials) {
      const onnx = await service.client.readModelFile(id, 'onnx');
      const found = await predictWithOnnx(onnx, { images, shape });
      const expected = await listProbabilities(id);
      expect(largestDifference(found, expected)).toBeLessThan(1e-6);
      expect(labelsOf(found)).toEqual(labelsOf(expected));
    }
  },
);

test('`sweepq model get --format` writes the bytes of the api', async () => {
  const cwd = await useFolder();
  const [{ id } = { id: '' }] = trainedOn('synthetic-6').trials;
  for (const format of formats) {
    const out = join(cwd, `model.${format}`);
    const { code, stderr } = await runCli(service, [
      ...['model', 'get', id, '--format', format, '--out', out],
    ]);
    expect([code, stderr]).toEqual([0, `Wrote ${out}\n`]);
    const bytes = await service.client.readModelFile(id, format);
    // `toEqual` takes seconds for a megabyte.
    expect(bytes.length).toBeGreaterThan(100_000);
    expect((await readFile(out)).equals(bytes)).toBe(true);
  }
});

test.each(formats)(
  'model.%s has a tag of its content, and an answer without a body while the client has it',
  async (format) => {
    const [trial] = trainedOn('synthetic-cats').trials as [Trial];
    const url = `${service.api.url}/v1/trials/${trial.id}/model.${format}`;
    const { headers } = await fetch(url);
    const tag = headers.get('etag') ?? '';
    expect(tag).toContain(trial.modelDigest);
    expect(headers.get('content-disposition')).toBe(`attachment; filename=${trial.id}.${format}`);
    const again = await fetch(url, { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  },
);

test.each(formats)('model.%s of a trial that does not exist is not found', async (format) => {
  const [{ sweepId } = { sweepId: '' }] = trainedOn('synthetic-cats').trials;
  const { status } = await fetch(`${service.api.url}/v1/trials/${sweepId}-t99/model.${format}`);
  expect(status).toBe(404);
});
