// Uploads through the whole service: a request, the import in a worker, a sweep on the version, and its deletion.
import { readFile } from 'node:fs/promises';
import type { Dataset, Image, Operation } from '@sweepq/client';
import { synthesiseDataset } from '@sweepq/core';
import { expect, test } from 'vitest';
import { readJson } from './support/cli.ts';
import { shareService } from './support/service.ts';
import {
  endOfUpload,
  listImportFolders,
  type Parts,
  sendUpload,
  sendUploadedFile,
  uploadDataset,
  waitForImport,
} from './support/uploads.ts';
import { waitUntil } from './support/wait.ts';

const useShared = shareService();
const files = await synthesiseDataset();
/** Other content, with three classes. */
const others = await synthesiseDataset({ classes: 3 });

const send = (parts: Parts, headers?: Record<string, string>) =>
  sendUpload(useShared().service, parts, headers);
const sendFile = (
  query: Record<string, string>,
  body: Uint8Array,
  headers?: Record<string, string>,
) => sendUploadedFile(useShared().service, { query, body, headers });
const upload = (parts: Parts) => uploadDataset(useShared().service, parts);
const endOf = (response: Response) => endOfUpload(useShared().service, response);

const remove = (path: string) =>
  fetch(new URL(path, useShared().service.api.url), { method: 'DELETE' });

const problemOf = async (response: Response) => {
  const { code, detail } = (await response.json()) as { code: string; detail: string };
  return [response.status, code, detail];
};

test('an upload becomes a version with the content of its files, and the same upload makes no other one', async () => {
  const { client, get } = useShared().service;
  const operation = await upload({ name: 'photos', ...files });
  expect(operation).toMatchObject({
    ...{ type: 'dataset.import', status: 'completed', error: null },
    target: { sweepId: null, dataset: 'photos' },
    progress: { done: 3, total: 3 },
    result: { name: 'photos', version: 1, created: true, report: { layout: 'article' } },
  });
  const synthetic = await client.readDataset('synthetic-cats');
  const dataset = await client.readDataset('photos');
  const { name: _, ...content } = synthetic;
  expect(dataset).toEqual({
    ...{ ...content, name: 'photos' },
    createdAt: expect.any(String),
    import: (operation.result as { report?: object } | null)?.report,
  });
  expect(dataset).toMatchObject({ range: [0, 255], duplicates: { train: 0, test: 0, both: 0 } });

  const again = await send({ name: 'photos', ...files });
  expect([again.status, again.headers.get('location')]).toEqual([
    ...[200, '/v1/datasets/photos/versions/1'],
  ]);
  expect(await again.json()).toEqual(dataset);
  const second = await upload({ name: 'photos', ...others });
  expect(second.result).toMatchObject({ version: 2, created: true });
  expect(await client.readDataset('photos')).toMatchObject({ version: 2, classes: [{}, {}, {}] });
  expect(await client.readDatasetVersion('photos', 1)).toEqual(dataset);
  // Images are those of the newest version, or of the one that the request names.
  const [own, first, newest] = await Promise.all([
    client.readImage('synthetic-cats', 'train', 0),
    client.readImage('photos', 'train', 0, { version: 1 }),
    client.readImage('photos', 'train', 0),
  ]);
  expect(first).toEqual(own);
  expect(newest).not.toEqual(own);
  const labelsOf = async (dataset: string) => {
    const images = await readJson<Image[]>(useShared().service, 'dataset', 'images', dataset);
    return new Set(images.map(({ label }) => label));
  };
  expect([await labelsOf('photos@1'), await labelsOf('photos')]).toEqual([
    ...[new Set([0, 1]), new Set([0, 1, 2])],
  ]);
  const versions = await get<{ items: Dataset[] }>('/v1/datasets/photos/versions');
  expect(versions.items.map(({ version }) => version)).toEqual([2, 1]);
  const { datasets } = await client.surveyDatasets();
  expect(datasets.map(({ name, version }) => [name, version])).toContainEqual(['photos', 2]);
  // Nothing of the uploads is left.
  expect(await listImportFolders(useShared().service)).toEqual([]);
});

test('a sweep trains on a version, which cannot be deleted before the sweep and its registered models', async () => {
  const { service } = useShared();
  await upload({ name: 'trained', ...files });
  await upload({ name: 'trained', ...others });
  const space = { learningRate: 0.005, iterations: 10 };
  const submit = (dataset: unknown) =>
    service.client.submit({ dataset, space, reuse: false } as never);
  const { id } = await submit({ name: 'trained', version: 1 });
  const same = await service.submit({ space });
  const [sweep, expected] = [await service.waitForSweep(id), await service.waitForSweep(same.id)];
  expect(sweep.status).toBe('completed');
  expect(sweep.spec.dataset).toMatchObject({ name: 'trained', version: 1 });
  expect(sweep.best?.metrics).toEqual(expected.best?.metrics);
  const { worst } = await service.client.readEvaluation(`${id}-t0`, { worst: 1 });
  const picture = await fetch(new URL(worst[0]?.image ?? '', service.api.url));
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(
    await service.client.readImage('synthetic-cats', 'test', worst[0]?.index ?? -1),
  );
  await expect(submit({ name: 'trained', version: 3 })).rejects.toThrow(
    'Expected `dataset.version` to be a version of `trained` (2, 1), got `3`.',
  );

  for (const path of ['/v1/datasets/trained', '/v1/datasets/trained/versions/1']) {
    expect(await problemOf(await remove(path))).toEqual([
      ...[409, 'dataset-in-use'],
      `Expected that nothing uses the dataset \`trained\`, got 1 sweep or model: the sweep \`${id}\`. Delete them first.`,
    ]);
  }
  const second = await remove('/v1/datasets/trained/versions/2');
  expect(await second.json()).toEqual({ name: 'trained', versions: [2] });
  const digest = sweep.spec.dataset.files.train;
  const file = () => fetch(new URL(`/v1/dataset-files/${digest}`, service.api.url));
  expect((await file()).status).toBe(200);
  await service.client.registerModel('of-upload', { trialId: `${id}-t0` });
  await service.client.waitForOperation((await service.client.delete(id)).id);
  // A registered model outlives its sweep, and keeps the version of its dataset.
  expect(await problemOf(await remove('/v1/datasets/trained'))).toEqual([
    ...[409, 'dataset-in-use'],
    'Expected that nothing uses the dataset `trained`, got 1 sweep or model: the model `of-upload version 1`. Delete them first.',
  ]);
  await service.client.deleteRegisteredModel('of-upload');
  // A new model of the same name has another dataset.
  await service.client.registerModel('of-upload', { trialId: `${same.id}-t0` });
  await waitUntil('the dataset is deleted', async () => {
    const response = await remove('/v1/datasets/trained');
    return response.status === 200 ? response : undefined;
  });
  expect((await remove('/v1/datasets/trained')).status).toBe(404);
  await expect(service.client.readDataset('trained')).rejects.toThrow(/trained/);
});

test('a file as the body is the same upload as a form with this file as the archive', async () => {
  const archive = await readFile('packages/datasets/fixtures/layouts/npz-keys-by-mapping/data.npz');
  const mapping = JSON.stringify({ x: 'a', y: 'b', testX: 'c', testY: 'd' });
  const key = { 'idempotency-key': 'as-a-body', 'content-type': 'application/x-npz' };
  const sent = await sendFile({ name: 'body', mapping }, archive, key);
  const operation = await endOf(sent);
  expect(operation).toMatchObject({ status: 'completed', result: { version: 1, created: true } });
  const again = await send({ name: 'body', mapping, archive });
  expect([again.status, again.headers.get('location')]).toEqual([
    ...[200, '/v1/datasets/body/versions/1'],
  ]);
  const replayed = await sendFile({ name: 'body', mapping }, archive, key);
  expect(replayed.headers.get('idempotency-replayed')).toBe('true');
  expect(await replayed.json()).toMatchObject({ id: operation.id });
  const dry = await endOf(await sendFile({ name: 'body', mapping, dryRun: 'true' }, archive));
  expect(dry.result).toMatchObject({ version: null, report: { layout: 'arrays' } });
});

test('rejects what is not an upload, and names of folders', async () => {
  expect(await problemOf(await send({ name: 'synthetic-cats', ...files }))).toEqual([
    ...[409, 'dataset-in-folder'],
    'The dataset `synthetic-cats` is a folder on the machine of the api. Only uploaded datasets can be changed by requests.',
  ]);
  expect(await problemOf(await remove('/v1/datasets/synthetic-cats'))).toEqual(
    expect.arrayContaining([409, 'dataset-in-folder']),
  );
  const wrong: [Parts, number, string][] = [
    [{ name: 'a' }, 400, 'Expected either the file `archive`, or the files `train` and `test`.'],
    [{ name: 'a', ...files, archive: files.train }, 413, 'Expected at most 2 files.'],
    [{ name: 'a', photo: files.train }, 400, 'got a file as `photo`'],
    [{ name: 'a/b', ...files }, 400, 'Expected `name` to be the name of a dataset'],
    [{ ...files }, 400, 'Expected `name` to be the name of a dataset'],
    [{ name: 'a', ...files, mapping: '{' }, 400, 'Expected `mapping` to be JSON'],
    [{ name: 'a', ...files, mapping: '{"axes":"cwh"}' }, 400, 'Expected `mapping.axes` to be'],
    [{ name: 'a', ...files, mapping: '{"axis":"chw"}' }, 400, 'axis'],
  ];
  for (const [parts, status, sentence] of wrong) {
    const [got, , detail] = await problemOf(await send(parts));
    expect([got, detail]).toEqual([status, expect.stringContaining(sentence)]);
  }
  const wrongFiles: [Record<string, string>, Uint8Array, string][] = [
    [{}, files.train, 'Expected `name` to be the name of a dataset'],
    [{ name: 'a', mapping: '{' }, files.train, 'Expected `mapping` to be JSON'],
    [{ name: 'a', mapping: '{"axes":"cwh"}' }, files.train, 'Expected `mapping.axes` to be'],
    [{ name: 'a', train: 'x' }, files.train, 'Expected no query parameter `train`'],
    [{ name: 'a' }, new Uint8Array(), 'Expected a file as the body, got no body.'],
  ];
  for (const [query, file, sentence] of wrongFiles) {
    const [got, , detail] = await problemOf(await sendFile(query, file));
    expect([got, detail]).toEqual([400, expect.stringContaining(sentence)]);
  }
  const url = new URL('/v1/datasets?name=a', useShared().service.api.url);
  const form = new FormData();
  form.append('name', 'a');
  expect(await problemOf(await fetch(url, { method: 'POST', body: form }))).toEqual([
    ...[400, 'validation', 'Expected `name` as a field of the form, got it in the query.'],
  ]);
  // The type that curl sends by default.
  for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
    const answer = await sendFile({ name: 'a' }, files.train, { 'content-type': type });
    expect(answer.status).toBe(415);
  }
});

test('a file that cannot be read fails the import with its sentence', async () => {
  const page = Buffer.from('<!DOCTYPE html><title>404</title>');
  const operation = await upload({ name: 'page', train: page, test: page });
  expect(operation).toMatchObject({ status: 'failed', result: null });
  expect(operation.error).toMatchObject({ code: 'import-refused' });
  expect(operation.error?.detail).toMatch(/HTML/);
  expect((await remove('/v1/datasets/page')).status).toBe(404);
});

test('requests with one idempotency key start one import, and a dry run adds no version', async () => {
  const key = { 'idempotency-key': 'upload-1' };
  const parts = { name: 'once', ...files, dryRun: 'true' };
  const answers = await Promise.all([send(parts, key), send(parts, key)]);
  const ids = new Set<string>();
  for (const each of answers) ids.add(((await each.json()) as Operation).id);
  expect(ids.size).toBe(1);
  expect(answers.map(({ headers }) => headers.get('idempotency-replayed')).sort()).toContain(
    'true',
  );
  const [id = ''] = ids;
  const operation = await waitForImport(useShared().service, id);
  expect(operation.result).toMatchObject({ version: null, report: { dtype: 'uint8' } });
  expect((await remove('/v1/datasets/once')).status).toBe(404);
  const other = await send({ ...parts, name: 'twice' }, key);
  expect(await problemOf(other)).toEqual(expect.arrayContaining([422, 'idempotency-key-used']));
});
