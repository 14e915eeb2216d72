// The Open Inference Protocol below `/inference/v2`, by the published examples of the protocol: "Inference Request Examples" of the
// Open Inference Protocol (inference_rest.md), and "Examples" of the extension for binary data (extension_binary_data.md). Names, shapes and
// datatypes are those of our tensors; every other member and header is as published.
import { collect, type Prediction } from '@sweepq/client';
import { loadDataset } from '@sweepq/core';
import { beforeAll, expect, test } from 'vitest';
import { readDatasetFiles } from './support/dataset-files.ts';
import { imageShape, imageSize, infer, inferBinary, send } from './support/inference.ts';
import { type Service, startService } from './support/service.ts';
import { asHolder, predictor, reader, tokensOfAllScopes, writer } from './support/tokens.ts';

let service: Service;
let images: Uint8Array;
let expected: Prediction[];

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const preprocessing = 'standardize' as const;
  const space = { learningRate: 0.004, iterations: [20, 40], preprocessing };
  const { id } = await service.submit({ space });
  const sweep = await service.waitForSweep(id);
  const loaded = await loadDataset(await readDatasetFiles(service, sweep));
  images = loaded.test.images;
  const { client } = service;
  await client.registerModel('mymodel', { trialId: `${id}-t0` });
  await client.registerModel('mymodel', { trialId: `${id}-t1` });
  await client.moveAlias('mymodel', 'champion', 1);
  expected = await collect(client.listPredictions(`${id}-t1`, { split: 'test', sort: 'index' }));
  return () => service.stop();
});

const readJson = async (path: string) => {
  const response = await send(service, path);
  return [response.status, await response.json()];
};
const firstImages = (count: number) => images.subarray(0, count * imageSize);
const input = (count: number, more: object = {}) => ({
  ...{
    name: 'images',
    shape: [count, ...imageShape],
    datatype: 'UINT8',
    data: [...firstImages(count)],
  },
  ...more,
});
const largestDifference = (found: number[]) =>
  Math.max(
    ...found.map((p, k) => Math.abs(p - (expected[Math.floor(k / 2)]?.probabilities[k % 2] ?? 9))),
  );

test('health, readiness and metadata have the members of the protocol', async () => {
  expect(await readJson('/health/live')).toEqual([200, { live: true }]);
  expect(await readJson('/health/ready')).toEqual([200, { live: true, ready: true }]);
  const { version } = await service.client.readInfo();
  expect(await readJson('')).toEqual([
    ...[200, { name: 'sweepq', version, extensions: ['binary_tensor_data'] }],
  ]);
  const metadata = {
    ...{ name: 'mymodel', versions: ['1', '2'], platform: 'sweepq' },
    inputs: [{ name: 'images', datatype: 'UINT8', shape: [-1, ...imageShape] }],
    outputs: [
      { name: 'probabilities', datatype: 'FP64', shape: [-1, 2] },
      { name: 'labels', datatype: 'INT64', shape: [-1] },
      { name: 'classes', datatype: 'BYTES', shape: [-1] },
    ],
  };
  for (const path of [
    '/models/mymodel',
    '/models/mymodel/versions/1',
    '/models/mymodel@champion',
  ]) {
    expect(await readJson(path)).toEqual([200, metadata]);
    expect(await readJson(`${path}/ready`)).toEqual([200, { name: 'mymodel', ready: true }]);
  }
});

test('the published example of a request in JSON gets the requested output, the id, the model and its version', async () => {
  const response = await infer(service, {
    ...{ id: '42', inputs: [input(3)], outputs: [{ name: 'probabilities' }] },
  });
  const { outputs, ...rest } = (await response.json()) as { outputs: { data: number[] }[] };
  expect([response.status, response.headers.get('content-type')]).toEqual([
    ...[200, 'application/json; charset=utf-8'],
  ]);
  expect(rest).toEqual({ model_name: 'mymodel', model_version: '2', id: '42' });
  expect(outputs).toMatchObject([{ name: 'probabilities', shape: [3, 2], datatype: 'FP64' }]);
  expect(outputs).toHaveLength(1);
  expect(outputs[0]?.data).toHaveLength(6);
  expect(largestDifference(outputs[0]?.data ?? [])).toBeLessThan(1e-12);
});

test('a request without `outputs` gets all outputs, and data may be nested', async () => {
  const nested = Array.from({ length: 2 }, (_, i) =>
    Array.from({ length: 64 }, (_, y) =>
      Array.from({ length: 64 }, (_, x) => {
        const at = i * imageSize + (y * 64 + x) * 3;
        return [...images.subarray(at, at + 3)];
      }),
    ),
  );
  const response = await infer(service, { inputs: [input(2, { data: nested })] });
  const { outputs, ...rest } = (await response.json()) as { outputs: { data: unknown[] }[] };
  expect(rest).toEqual({ model_name: 'mymodel', model_version: '2' });
  expect(outputs.map(({ data }) => data.length)).toEqual([4, 2, 2]);
  expect(largestDifference(outputs[0]?.data as number[])).toBeLessThan(1e-12);
  const first = expected.slice(0, 2);
  expect(outputs[1]).toEqual({
    ...{ name: 'labels', shape: [2], datatype: 'INT64' },
    data: first.map(({ predicted }) => predicted),
  });
  expect(outputs[2]).toEqual({
    ...{ name: 'classes', shape: [2], datatype: 'BYTES' },
    data: first.map((each) => each.class),
  });
});

test('the published example of the binary extension gets the output as binary data, little-endian', async () => {
  const outputs = [{ name: 'probabilities', parameters: { binary_data: true } }];
  const { status, type, answer, binary } = await inferBinary(service, firstImages(3), { outputs });
  expect([status, type]).toEqual([200, 'application/octet-stream']);
  expect(answer).toEqual({
    ...{ model_name: 'mymodel', model_version: '2' },
    outputs: [
      {
        ...{ name: 'probabilities', shape: [3, 2], datatype: 'FP64' },
        parameters: { binary_data_size: 48 },
      },
    ],
  });
  const found = Array.from({ length: 6 }, (_, k) => binary.readDoubleLE(8 * k));
  expect(binary).toHaveLength(48);
  expect(largestDifference(found)).toBeLessThan(1e-12);
});

test('`binary_data_output` makes all outputs binary, except those that say otherwise, in their order', async () => {
  const names = ['classes', 'probabilities', 'labels'];
  const outputs = names.map((name) => ({
    ...{ name, ...(name === 'probabilities' && { parameters: { binary_data: false } }) },
  }));
  const parameters = { binary_data_output: true };
  const { answer, binary } = await inferBinary(service, firstImages(2), { outputs, parameters });
  expect(answer.outputs.map(({ name }: { name: string }) => name)).toEqual(names);
  expect(answer.outputs[1].data).toHaveLength(4);
  let at = 0;
  const classes = [0, 1].map(() => {
    const length = binary.readUInt32LE(at);
    const text = binary.toString('utf8', at + 4, at + 4 + length);
    at += 4 + length;
    return text;
  });
  expect(classes).toEqual(expected.slice(0, 2).map((each) => each.class));
  expect(answer.outputs[0].parameters).toEqual({ binary_data_size: at });
  const labels = [0, 1].map((k) => Number(binary.readBigInt64LE(at + 8 * k)));
  expect(labels).toEqual(expected.slice(0, 2).map(({ predicted }) => predicted));
  expect(binary).toHaveLength(at + 16);
});

test('every error is an object with `error` only', async () => {
  const cases: [body: object | string, status: number, text: string, path?: string][] = [
    [{}, 400, 'inputs'],
    ['{', 400, 'JSON'],
    [{ inputs: [] }, 400, 'Expected one input, `images`, got none.'],
    [{ inputs: [input(1, { name: 'input0' })] }, 400, 'got `input0`'],
    [{ inputs: [input(1, { datatype: 'FP32' })] }, 400, 'UINT8'],
    [{ inputs: [input(1, { shape: [1, 3, 64, 64] })] }, 400, 'the shape [1 to 64, 64, 64, 3]'],
    [
      { inputs: [input(1, { shape: [2, ...imageShape] })] },
      400,
      'to have 24576 numbers, got 12288',
    ],
    [{ inputs: [input(1, { data: [256] })] }, 400, 'from 0 to 255, got 256'],
    [
      { inputs: [input(1, { data: Array.from({ length: 790_000 }, () => 0) })] },
      ...[400, 'JSON of at most 787432 values, got 790', undefined],
    ] as never,
    [{ inputs: [input(1)], outputs: [{ name: 'output0' }] }, 400, 'got `output0`'],
    [
      { inputs: [input(1)], outputs: [{ name: 'labels' }, { name: 'labels' }] },
      ...[400, 'the output `labels` once, got it twice', undefined],
    ] as never,
    [
      { inputs: [input(1)], outputs: [{ name: 'labels', parameters: { classification: 3 } }] },
      ...[400, 'classification', undefined],
    ] as never,
    [
      { inputs: [input(1, { data: undefined, parameters: { binary_data_size: 5 } })] },
      ...[400, 'Inference-Header-Content-Length', undefined],
    ] as never,
    [{ inputs: [input(1)] }, 404, 'no model `nobody`', '/models/nobody/infer'],
    [{ inputs: [input(1)] }, 404, 'no version 9', '/models/mymodel/versions/9/infer'],
  ];
  for (const [body, status, text, path = '/models/mymodel/infer'] of cases) {
    const response = await send(service, path, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    expect([text, response.status, await response.json()]).toEqual([
      ...[text, status, { error: expect.stringContaining(text) }],
    ]);
  }
  for (const [method, path, status] of [
    ['GET', '/models/nobody', 404],
    ['GET', '/models/nobody/ready', 404],
    ['GET', '/nothing', 404],
    ['GET', '/models/mymodel/infer', 405],
    ['GET', '/models/mymodel?nonsense=1', 400],
  ] as const) {
    const response = await send(service, path, { method });
    expect([path, response.status, await response.json()]).toEqual([
      ...[path, status, { error: expect.any(String) }],
    ]);
  }
});

test('health needs no token, metadata the scope `read`, and infer the scope `predict`', async () => {
  const other = await startService({
    env: { SWEEPQ_TOKENS: tokensOfAllScopes },
    prefix: service.prefix,
  });
  const status = async (path: string, token: string | undefined, method = 'GET') => {
    const response = await fetch(`${other.api.url}/inference/v2${path}`, {
      ...{ method, headers: token === undefined ? {} : asHolder(token) },
      ...(method === 'POST' && { body: JSON.stringify({ inputs: [input(1)] }) }),
    });
    const body = (await response.json()) as object;
    if (!response.ok) expect(Object.keys(body)).toEqual(['error']);
    return response.status;
  };
  try {
    expect(await status('/health/live', undefined)).toBe(200);
    expect(await status('/models/mymodel', undefined)).toBe(401);
    expect(await status('/models/mymodel', reader)).toBe(200);
    expect(await status('/models/mymodel/infer', reader, 'POST')).toBe(403);
    expect(await status('/models/mymodel/infer', predictor, 'POST')).toBe(200);
    expect(await status('/models/mymodel/infer', writer, 'POST')).toBe(200);
  } finally {
    await other.stop();
  }
});
