// What a model predicts for pictures that a request brings.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collect, type Prediction, type Trial } from '@sweepq/client';
import { beforeAll, expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { useFolder } from './support/folder.ts';
import { startService } from './support/service.ts';
import { useSixClasses } from './support/six-classes.ts';

const fixtures = new URL('../packages/pictures/fixtures/', import.meta.url);
const read = (name: string) => readFile(new URL(name, fixtures));

let service: Awaited<ReturnType<typeof startService>>;
let trials: Trial[];

beforeAll(async () => {
  const { root } = await useSixClasses();
  service = await startService({
    datasetsDir: root,
    env: { SWEEPQ_PREDICT_MAX_MB: '1', SWEEPQ_PREDICT_MAX_IMAGES: '60' },
  });
  await service.startWorker();
  const preprocessing: ('divide255' | 'standardize')[] = ['divide255', 'standardize'];
  const space = { learningRate: 0.002, iterations: 30, preprocessing, layers: [[], [5, 4]] };
  const sweep = await service.waitForSweep((await service.submit({ space } as never)).id);
  trials = await service.listTrials(sweep.id);
  return () => service.stop();
});

type Answer = {
  model: object;
  predictions: {
    predicted: number;
    class: string;
    probabilities: number[];
    picture: string | null;
  }[];
  status?: number;
  code?: string;
  detail?: string;
  errors?: { pointer: string; code: string | null }[];
};

async function predict(id: string, init: RequestInit, query = ''): Promise<Answer> {
  const url = new URL(`/v1/trials/${id}/predict${query}`, service.api.url);
  const answer = await fetch(url, { method: 'POST', ...init });
  return (await answer.json()) as Answer;
}

const asJson = (value: unknown): RequestInit => ({
  headers: { 'Content-Type': 'application/json' },
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

function asForm(files: readonly [name: string, bytes: Uint8Array][]): RequestInit {
  const body = new FormData();
  for (const [name, bytes] of files) body.append('image', new Blob([new Uint8Array(bytes)]), name);
  return { body };
}

async function readImage(index: number): Promise<Uint8Array> {
  const url = `/v1/datasets/synthetic-cats/images/test/${index}.png`;
  return new Uint8Array(await (await fetch(new URL(url, service.api.url))).arrayBuffer());
}

test('test images, sent as pictures, have the labels of predictions.csv and its probabilities within 1e-9', async () => {
  const indices = Array.from({ length: 10 }, (_, k) => 5 * k);
  const images = await Promise.all(indices.map(readImage));
  expect(trials).toHaveLength(4);
  for (const { id } of trials) {
    const all = await collect(service.client.listPredictions(id, { split: 'test', sort: 'index' }));
    const expected = indices.map((index) => all[index] as Prediction);
    const files = images.map((bytes, k): [string, Uint8Array] => [`${k}.png`, bytes]);
    const { predictions } = await predict(id, asForm(files));
    expect(predictions.map(({ predicted, class: name }) => [predicted, name])).toEqual(
      expected.map((each) => [each.predicted, each.class]),
    );
    for (const [k, { probabilities }] of predictions.entries()) {
      for (const [label, p] of probabilities.entries()) {
        expect(Math.abs(p - (expected[k]?.probabilities[label] ?? 9))).toBeLessThan(1e-9);
      }
    }
  }
});

const pictures = ['rotated-6.jpg', 'rgba.png', 'grey.jpg', 'cmyk.jpg'];

test('a picture as the body, in a form, and its pixels as JSON have the same prediction, with the picture that was scored', async () => {
  const [{ id, sweepId } = { id: '', sweepId: '' }] = trials;
  const files = await Promise.all(
    pictures.map(async (name): Promise<[string, Uint8Array]> => [name, await read(name)]),
  );
  const { model, predictions } = await predict(id, asForm(files), '?picture=true');
  expect(model).toEqual({ sweepId, trialId: id, name: null, version: null });
  for (const [k, [, bytes]] of files.entries()) {
    const headers = { 'Content-Type': 'image/jpeg' };
    const alone = await predict(id, { headers, body: new Uint8Array(bytes) }, '?picture=true');
    expect(alone.predictions).toEqual([predictions[k]]);
    // The picture has the pixels that were scored: sent again, it has the same prediction.
    const png = Buffer.from(predictions[k]?.picture?.split(',')[1] ?? '', 'base64');
    const again = await predict(id, { headers: { 'Content-Type': 'image/png' }, body: png });
    expect(again.predictions[0]?.probabilities).toEqual(predictions[k]?.probabilities);
  }
  const flat = Array.from({ length: 64 * 64 * 3 }, (_, k) => k % 256);
  const nested = Array.from({ length: 64 }, (_r, r) =>
    Array.from({ length: 64 }, (_c, c) => flat.slice((r * 64 + c) * 3, (r * 64 + c) * 3 + 3)),
  );
  const both = await predict(id, asJson({ images: [flat, nested] }));
  expect(both.predictions[0]).toEqual(both.predictions[1]);
});

test('the images of a dataset, given by its name, have the predictions of the dataset of the sweep, as a list and as CSV', async () => {
  const [, { id } = { id: '' }] = trials;
  const own = await collect(service.client.listPredictions(id, { split: 'test', sort: 'index' }));
  const dataset = 'synthetic-cats@1';
  const found = await collect(
    service.client.listPredictions(id, { split: 'test', sort: 'index', dataset }),
  );
  expect(found.map(({ probabilities: _, ...each }) => each)).toEqual(
    own.map(({ probabilities: _, ...each }) => each),
  );
  for (const [k, { probabilities }] of found.entries()) {
    const [p = 9] = own[k]?.probabilities ?? [];
    expect(Math.abs((probabilities[0] ?? 0) - (p ?? 9))).toBeLessThan(1e-9);
  }
  const path = `/v1/trials/${id}/predictions.csv?dataset=synthetic-cats&split=train`;
  const csv = await (await fetch(new URL(path, service.api.url))).text();
  expect(csv.trimEnd().split('\r\n')).toHaveLength(210);
  const ofValidation = service.client.listPredictions(id, { split: 'validation', dataset });
  await expect(collect(ofValidation)).rejects.toThrow('Expected `split` to be train or test');
  const ofOthers = service.client.listPredictions(id, { dataset: 'synthetic-6' });
  await expect(collect(ofOthers)).rejects.toThrow(/as many classes as the model, \d+, got \d+\./);
});

test('sweepq predict prints the predicted class of each file, and writes what the model has seen', async () => {
  const [{ id } = { id: '' }] = trials;
  const folder = await useFolder();
  const files = pictures.map((name) => new URL(name, fixtures).pathname);
  const { predictions } = await service.client.predict(
    id,
    await Promise.all(
      pictures.map(async (name) => new File([new Uint8Array(await read(name))], name)),
    ),
    { picture: true },
  );
  const { code, stdout, stderr } = await runCli(service, [
    ...['predict', id, ...files, '--pictures', join(folder, 'seen'), '-o', 'json'],
  ]);
  expect([code, stderr]).toEqual([0, `Wrote 4 pictures to ${join(folder, 'seen')}\n`]);
  expect(JSON.parse(stdout)).toEqual(
    predictions.map(({ picture: _, ...each }, k) => ({ file: files[k], ...each })),
  );
  const seen = await readFile(join(folder, 'seen', 'rgba.png.png'));
  expect(`data:image/png;base64,${seen.toString('base64')}`).toBe(predictions[1]?.picture);
  const table = await runCli(service, ['predict', id, ...files]);
  expect(table.stdout).toMatch(/^picture +predicted +class +probability\n/);
  expect(table.stdout.trimEnd().split('\n')).toHaveLength(5);
  expect(await runCli(service, ['predict', id, folder])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('to be a picture, got a folder'),
  });
});

test('a picture that cannot be used is named with its reason, and no image of its request is predicted', async () => {
  const [{ id } = { id: '' }] = trials;
  const half = (await read('plain.png')).subarray(0, 150);
  const refused = await predict(
    id,
    asForm([
      ['good.png', await read('plain.png')],
      ['bomb.png', await read('bomb.png')],
      ['half.png', half],
      ['page.jpg', Buffer.from('<!doctype html>')],
    ]),
  );
  expect(refused).toMatchObject({ status: 422, code: 'picture-unusable' });
  expect(refused.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/image/1', 'picture-too-large'],
    ['/image/2', 'broken-picture'],
    ['/image/3', 'unsupported-picture'],
  ]);
  expect(refused.detail).toMatch(
    /^bomb\.png: Expected a picture of at most 64 million pixels, got 60000 × 60000 .+ half\.png: Expected a whole picture, .+ page\.jpg: .+ got a web page\./,
  );
  const metrics = await (await fetch(new URL('/metrics', service.api.url))).text();
  expect(metrics).toContain('sweepq_refused_pictures_total{code="broken-picture"} 1');
});

test.each([
  [
    'no form field `image`',
    () => asForm([]),
    400,
    'Expected one or more files in the field `image`, got none.',
  ],
  [
    'too many pictures',
    () => asForm(Array.from({ length: 61 }, () => ['a', new Uint8Array(1)])),
    413,
    'Expected at most 60 files.',
  ],
  [
    'pictures that are too large together',
    () =>
      asForm([
        ['a', new Uint8Array(600_000)],
        ['b', new Uint8Array(600_000)],
      ]),
    413,
    'Expected a body of at most 1 MB. Send fewer or smaller pictures.',
  ],
  [
    'a text',
    () => ({ body: 'hello' }),
    415,
    'Expected the Content-Type multipart/form-data, image/* or application/json, got `text/plain`.',
  ],
  [
    'JSON with a key twice',
    () => asJson('{"images": [], "images": []}'),
    400,
    'Expected the key `images` once, got it twice.',
  ],
  [
    'pixels of another size',
    () => asJson({ images: [[1, 2]] }),
    400,
    'Expected `images/0` to be 12288 numbers, or 64 rows of 64 pixels with 3 channels, got 2 values.',
  ],
] as const)('rejects %s', async (_title, init, status, detail) => {
  const [{ id } = { id: '' }] = trials;
  expect(await predict(id, init() as RequestInit)).toMatchObject({ status, detail });
});

test('a body without a length is rejected when it exceeds the limit', async () => {
  const [{ id } = { id: '' }] = trials;
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(100_000));
      if (sent > 200) controller.close();
    },
  });
  const headers = { 'Content-Type': 'image/png' };
  const init = { headers, body, duplex: 'half' } as RequestInit;
  expect(await predict(id, init)).toMatchObject({ status: 413 });
});
