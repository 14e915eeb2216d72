// The registry of models: versions, aliases, lists, and what outlives a sweep.
import { randomUUID } from 'node:crypto';
import { ClientError, collect, type Trial } from '@sweepq/client';
import { beforeAll, expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { type Service, startService } from './support/service.ts';

let service: Service;
let trials: Trial[];

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  trials = await train({ preprocessing: ['divide255', 'standardize'], seed: [0, 1] });
  return () => service.stop();
});

async function train(space: object): Promise<Trial[]> {
  const { id } = await service.submit({
    space: { learningRate: 0.004, iterations: 20, ...space } as never,
    validation: { fraction: 0.2, seed: 3 },
  });
  await service.waitForSweep(id);
  return service.listTrials(id);
}

const trialId = (k: number) => (trials[k] as Trial).id;
const send = (method: string, path: string, body?: object, headers: object = {}) =>
  fetch(`${service.api.url}${path}`, {
    ...{ method, ...(body && { body: JSON.stringify(body) }) },
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
  });
const refusalOf = async (asked: Promise<unknown>) => {
  const error = await asked.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ClientError);
  const { status, code, message } = error as ClientError;
  return { status, code, message };
};

test('a version has the lineage of its trial, and keeps it and its model after the sweep is deleted', async () => {
  const { client } = service;
  const own = await train({ layers: [[], [7, 5]], preprocessing: ['divide255', 'standardize'] });
  const before = [];
  for (const [k, { id }] of own.entries()) {
    const version = await client.registerModel('lineage', { trialId: id, note: `number ${k}` });
    expect(version).toMatchObject({ name: 'lineage', version: k + 1, note: `number ${k}` });
    const files = {
      json: await client.readModel(id),
      npz: await client.readModelFile(id, 'npz'),
      safetensors: await client.readModelFile(id, 'safetensors'),
      onnx: await client.readModelFile(id, 'onnx'),
    };
    before.push({ version, trial: await client.readTrial(id), files });
  }
  expect(before).toHaveLength(4);
  const [{ sweepId }] = own as [Trial];
  const { spec } = await client.readSweep(sweepId);
  await client.waitForOperation((await client.delete(sweepId)).id);
  expect(await refusalOf(client.readTrial(own[0]?.id ?? ''))).toMatchObject({ status: 404 });

  for (const { version, trial, files } of before) {
    const read = await client.readModelVersion('lineage', version.version);
    expect(read).toEqual(version);
    expect(read).toMatchObject({
      ...{ trialId: trial.id, sweepId, trialStatus: 'completed', params: trial.params },
      ...{ metrics: trial.metrics, modelDigest: trial.modelDigest, engine: trial.engine },
      ...{ dataset: spec.dataset, objective: spec.objective },
      ...{ inputShape: files.json.inputShape, classes: files.json.classes },
      sizeBytes: files.safetensors.length,
    });
    const ref = `lineage@${version.version}`;
    // `toEqual` takes seconds for a megabyte.
    const weights = await client.readRegisteredWeights(ref);
    expect(JSON.stringify(weights) === JSON.stringify(files.json), ref).toBe(true);
    for (const format of ['npz', 'safetensors', 'onnx'] as const) {
      const file = await client.readRegisteredFile(ref, format);
      expect(Buffer.compare(file, files[format]), `${ref} ${format}`).toBe(0);
    }
  }
});

test('a name alone is its newest version, and an alias the version to which it was moved last', async () => {
  const { client } = service;
  for (const k of [0, 1, 2]) await client.registerModel('moves', { trialId: trialId(k) });
  const trialOf = async (ref: string) => (await client.readRegisteredWeights(ref)).trialId;
  expect(await trialOf('moves')).toBe(trialId(2));
  expect(await trialOf('moves@1')).toBe(trialId(0));
  await client.moveAlias('moves', 'champion', 2);
  expect(await trialOf('moves@champion')).toBe(trialId(1));
  const moved = await client.moveAlias('moves', 'champion', 1);
  expect(moved.aliases).toMatchObject([{ name: 'champion', version: 1 }]);
  expect(await trialOf('moves@champion')).toBe(trialId(0));
  expect((await client.readModelVersion('moves', 1)).aliases).toEqual(['champion']);
  const { headers } = await send('GET', '/v1/models/moves@champion/model.npz');
  expect(headers.get('content-disposition')).toBe('attachment; filename=moves-1.npz');
  const [tag = '', same] = await Promise.all(
    ['npz', 'npz'].map(async (format) =>
      (await send('GET', `/v1/models/moves/versions/1/model.${format}`)).headers.get('etag'),
    ),
  );
  expect(tag).toBe(same);
  const again = await send('GET', '/v1/models/moves@champion/model.npz', undefined, {
    'if-none-match': tag ?? '',
  });
  expect(again.status).toBe(304);
});

test('a version or a model to which an alias points cannot be deleted, and a deleted number is not used again', async () => {
  const { client } = service;
  for (const k of [0, 1]) await client.registerModel('kept', { trialId: trialId(k) });
  await client.moveAlias('kept', 'champion', 2);
  expect(await refusalOf(client.deleteModelVersion('kept', 2))).toMatchObject({
    ...{ status: 409, code: 'model-in-use' },
    message: expect.stringContaining('`champion`'),
  });
  expect(await refusalOf(client.deleteRegisteredModel('kept'))).toMatchObject({
    ...{ status: 409, code: 'model-in-use' },
  });
  expect((await client.deleteModelVersion('kept', 1)).versionCount).toBe(1);
  expect(await refusalOf(client.readModelVersion('kept', 1))).toMatchObject({ status: 404 });
  await client.deleteAlias('kept', 'champion');
  expect(await refusalOf(client.deleteAlias('kept', 'champion'))).toMatchObject({ status: 404 });
  expect(await client.deleteModelVersion('kept', 2)).toMatchObject({
    ...{ versionCount: 0, newest: null },
  });
  expect(await refusalOf(client.readRegisteredWeights('kept'))).toMatchObject({ status: 404 });
  expect((await client.registerModel('kept', { trialId: trialId(0) })).version).toBe(3);
  expect((await client.deleteRegisteredModel('kept')).versionCount).toBe(1);
  expect(await refusalOf(client.readRegisteredModel('kept'))).toMatchObject({ status: 404 });
});

test('the same Idempotency-Key makes one version, and belongs to one request', async () => {
  const path = '/v1/models/once/versions';
  const key = { 'idempotency-key': randomUUID() };
  const body = { trialId: trialId(0) };
  const answers = await Promise.all(Array.from({ length: 5 }, () => send('POST', path, body, key)));
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
  const again = await send('POST', path, body, key);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.headers.get('location')).toBe('/v1/models/once/versions/1');
  expect((await service.client.readRegisteredModel('once')).versionCount).toBe(1);
  for (const [other, changed] of [
    [path, { trialId: trialId(1) }],
    ['/v1/models/twice/versions', body],
  ] as const) {
    const { status, code } = await readProblem(await send('POST', other, changed, key));
    expect([status, code]).toEqual([422, 'idempotency-key-used']);
  }
  expect((await send('POST', path, body)).status).toBe(201);
  expect((await service.client.readRegisteredModel('once')).versionCount).toBe(2);
  await service.client.deleteModelVersion('once', 1);
  expect(await readProblem(await send('POST', path, body, key))).toMatchObject({
    ...{ status: 422, code: 'idempotency-key-used' },
    detail: expect.stringContaining('was deleted'),
  });
});

test('tags, note, aliases and deletions take If-Match, and change nothing for another tag', async () => {
  const { client } = service;
  await client.registerModel('tagged', { trialId: trialId(0) });
  const path = '/v1/models/tagged';
  const first = (await send('GET', path)).headers.get('etag') ?? '';
  const edit = { tags: ['article'], note: 'x' };
  const edited = await send('PATCH', path, edit, { 'if-match': first });
  expect(await edited.json()).toMatchObject(edit);
  const second = edited.headers.get('etag') ?? '';
  expect(second).not.toBe(first);
  const late = { 'if-match': first };
  for (const answer of [
    await send('PATCH', path, { note: 'y' }, late),
    await send('PUT', `${path}/aliases/a`, { version: 1 }, late),
    await send('DELETE', `${path}/aliases/a`, undefined, late),
    await send('DELETE', `${path}/versions/1`, undefined, late),
    await send('DELETE', path, undefined, late),
  ]) {
    expect(await readProblem(answer)).toMatchObject({ status: 412, code: 'precondition-failed' });
  }
  expect((await send('GET', path)).headers.get('etag')).toBe(second);
  const moved = await send('PUT', `${path}/aliases/a`, { version: 1 }, { 'if-match': second });
  expect(moved.status).toBe(200);
  expect(await client.editRegisteredModel('tagged', { note: null })).toMatchObject({ note: null });
});

test('lists of models and versions are sorted, filtered and paged', async () => {
  const { client } = service;
  for (const [k, name] of ['list-b', 'list-a', 'list-c'].entries()) {
    for (let n = 0; n <= k; n++) await client.registerModel(name, { trialId: trialId(n) });
  }
  await client.editRegisteredModel('list-c', { tags: ['listed'], note: 'Photographs of cats' });
  await client.moveAlias('list-c', 'champion', 2);
  const names = async (query: Parameters<typeof client.listRegisteredModels>[0]) =>
    (await collect(client.listRegisteredModels(query))).map(({ name }) => name);
  const filter = 'name : "list-"';
  expect(await names({ filter })).toEqual(['list-a', 'list-b', 'list-c']);
  expect(await names({ filter, sort: '-versionCount' })).toEqual(['list-c', 'list-a', 'list-b']);
  expect(await names({ filter, sort: '-createdAt' })).toEqual(['list-c', 'list-a', 'list-b']);
  expect(await names({ filter: 'tags : listed' })).toEqual(['list-c']);
  expect(await names({ filter: `aliases : champion AND ${filter}` })).toEqual(['list-c']);
  expect(await names({ filter: 'note : photographs' })).toEqual(['list-c']);
  const first = (await (await send('GET', '/v1/models?limit=2')).json()) as { nextCursor: string };
  expect(first.nextCursor).toEqual(expect.any(String));
  const all = await names({});
  expect(all).toEqual(all.toSorted());
  expect(all.length).toBeGreaterThan(2);

  const versions = async (query: Parameters<typeof client.listModelVersions>[1]) =>
    (await collect(client.listModelVersions('list-c', query))).map(({ version }) => version);
  expect(await versions({})).toEqual([3, 2, 1]);
  expect(await versions({ sort: 'version', most: 2 })).toEqual([1, 2]);
  expect(await versions({ filter: 'aliases : champion' })).toEqual([2]);
  expect(await versions({ filter: `trialId = "${trialId(2)}"` })).toEqual([3]);
  const accuracies = trials.slice(0, 3).map(({ metrics }) => metrics?.train.cost ?? Number.NaN);
  const byCost = [1, 2, 3].sort((a, b) => (accuracies[a - 1] ?? 0) - (accuracies[b - 1] ?? 0));
  expect(await versions({ sort: 'metrics.train.cost' })).toEqual(byCost);
});

test('rejects unknown or invalid models, versions, aliases and trials, with the reason', async () => {
  const { client } = service;
  await client.registerModel('named', { trialId: trialId(0) });
  const sweepId = (trials[0] as Trial).sweepId;
  const body = { trialId: trialId(0) };
  const cases = [
    ['POST', '/v1/models/named/versions', { trialId: `${sweepId}-t99` }, 404, 'There is no trial'],
    ['POST', '/v1/models/named/versions', { trialId: 'x' }, 404, 'There is no trial `x`'],
    ['POST', '/v1/models/named/versions', {}, 400, 'trialId'],
    ['POST', '/v1/models/a%3Ab/versions', body, 400, 'the name of a model'],
    ['POST', '/v1/models/cats.onnx/versions', body, 400, 'without a suffix of a format'],
    ['POST', '/v1/models/named@champion/versions', body, 400, 'the name of a model'],
    ['GET', '/v1/models/a%3Aversions', undefined, 404, 'There is no model'],
    ['GET', '/v1/models/named@x', undefined, 404, 'has its aliases'],
    ['GET', '/v1/models/named/versions/0', undefined, 404, 'has no version 0'],
    ['GET', '/v1/models/named/versions/2', undefined, 404, 'has no version 2'],
    ['GET', '/v1/models/named@x/model.json', undefined, 404, 'has no alias `x`'],
    ['GET', '/v1/models/named@a b/model.json', undefined, 404, 'has no alias `a b`'],
    ['GET', '/v1/models/nobody/model.npz', undefined, 404, 'There is no model `nobody`'],
    ['PUT', '/v1/models/named/aliases/3', { version: 1 }, 400, 'a letter'],
    ['PUT', '/v1/models/named/aliases/a', { version: 7 }, 404, 'has no version 7'],
    ['PUT', '/v1/models/nobody/aliases/a', { version: 1 }, 404, 'There is no model'],
    ['PUT', '/v1/models/named/aliases/a', { version: 0 }, 400, 'a whole number from 1'],
    ['PATCH', '/v1/models/named', {}, 400, 'tags'],
    ['PATCH', '/v1/models/nobody', { note: 'x' }, 404, 'There is no model'],
    ['DELETE', '/v1/models/named/versions/9', undefined, 404, 'has no version 9'],
  ] as const;
  for (const [method, path, sent, status, text] of cases) {
    const problem = await readProblem(await send(method, path, sent));
    expect([method, path, problem.status, problem.detail]).toEqual([
      ...[method, path, status, expect.stringContaining(text)],
    ]);
  }
});
