// Uploads by real requests to this process. No worker takes their imports.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOperationId } from '@sweepq/contract';
import { createBlobFinder, createDatasetLibrary } from '@sweepq/datasets';
import { createQueues } from '@sweepq/queue';
import { createLog } from '@sweepq/service';
import { createStore, type Store } from '@sweepq/store';
import { useRedis } from '@sweepq/testing/redis.ts';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../http/listen.ts';
import { answerProblems } from '../problems/answer-problems.ts';
import { importUpload } from './import-upload.ts';
import { receiveUpload } from './receive-upload.ts';
import { createUploadLimit } from './upload-limit.ts';

/** A server of uploads. `changed`: replaces functions of the store, until `restore` is called. */
async function useUploads(changed: (store: Store) => Partial<Store> = () => ({})) {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
  const root = await mkdtemp(join(tmpdir(), 'sweepq-uploads-'));
  const findBlobs = createBlobFinder(root, { read: store.readBlobId, claim: store.claimBlobId });
  const { blobs } = await findBlobs();
  if (blobs === undefined) throw new Error('Expected a new blob folder.');
  await store.announceWorker({ id: 'worker', threads: 1, runIds: [], blobs: blobs.id });
  const deps = {
    ...{ redis, queues, findBlobs, limitUploads: createUploadLimit(), maxUploadBytes: 1_000 },
    store: { ...store, ...changed(store) },
    library: createDatasetLibrary({ roots: [] }),
    log: createLog({ service: 'test', level: 'silent' }),
    now: () => new Date(),
  };
  const app = express();
  app.post('/', async (request, response) => {
    const key = request.get('idempotency-key');
    response.json(await importUpload(deps, request, { key, query: request.query }));
  });
  app.post('/received/:id', async (request, response) => {
    const { id } = request.params;
    response.json(
      await receiveUpload(request, { blobs, id, maxFileBytes: 1_000, query: request.query }),
    );
  });
  app.use(answerProblems);
  const server = await listen(app, { host: '127.0.0.1', port: 0, graceMs: 10 });
  onTestFinished(async () => {
    await server.close();
    await queues.close();
    await rm(root, { recursive: true });
  });
  /** Sends a train and a test file whose names have this suffix. */
  const send = async (suffix: string, path = '/') => {
    const body = new FormData();
    body.append('name', 'cats');
    for (const part of ['train', 'test']) body.append(part, new Blob([part]), `${part}${suffix}`);
    const headers = { 'idempotency-key': 'one' };
    return fetch(new URL(path, server.url), { method: 'POST', body, headers });
  };
  const restore = () => {
    deps.store = store;
  };
  return { store, blobs, url: server.url, send, restore };
}

test('rejects a body that is too large, with and without its length, and keeps no file of it', async () => {
  const { blobs, url } = await useUploads();
  const post = (body: RequestInit['body']) => {
    const headers = { 'content-type': 'application/octet-stream' };
    const init = { method: 'POST', body, headers, duplex: 'half' };
    return fetch(new URL('/?name=cats', url), init as RequestInit);
  };
  for (const body of [new Uint8Array(1_001), new Blob([new Uint8Array(1_001)]).stream()]) {
    const answer = await post(body);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'body-too-large' });
  }
  expect(await readdir(blobs.imports)).toEqual([]);
  expect((await post(new Uint8Array(1_000))).status).toBe(200);
  expect(await readdir(blobs.imports)).toHaveLength(1);
});

/** Starts an import, and loses the answer of Redis. */
const losesAnswer = ({ startImport }: Store): Partial<Store> => ({
  async startImport(start) {
    await startImport(start);
    throw new Error('The connection to Redis is lost.');
  },
});

test('keeps the files of an import that has started although the answer of Redis was lost', async () => {
  const { store, blobs, send } = await useUploads(losesAnswer);
  expect((await send('.h5')).status).toBe(500);
  const [id = ''] = await readdir(blobs.imports);
  expect(await store.readImport(id)).toMatchObject({ isOpen: true });
  expect((await readdir(join(blobs.imports, id))).sort()).toEqual(['test', 'train']);
});

test('a repeated request brings the lost files of an open import again, under the names of the first request', async () => {
  const { store, blobs, send, restore } = await useUploads(losesAnswer);
  expect((await send('.h5')).status).toBe(500);
  const [id = ''] = await readdir(blobs.imports);
  await rm(join(blobs.imports, id), { recursive: true });
  restore();
  const answer = await send('.hdf5');
  expect(await answer.json()).toMatchObject({
    operation: { id, status: 'queued' },
    replayed: true,
  });
  expect(await readdir(blobs.imports)).toEqual([id]);
  const { options } = (await store.readImport(id)) ?? {};
  expect(Object.values(options?.files ?? {}).sort()).toEqual(['test', 'train']);
  expect((await readdir(join(blobs.imports, id))).sort()).toEqual(['test', 'train']);
});

test('removes the files of a request that starts no import', async () => {
  const { blobs, send } = await useUploads(() => ({
    startImport: () => Promise.reject(new Error('Redis is away.')),
  }));
  expect((await send('.h5')).status).toBe(500);
  expect(await readdir(blobs.imports)).toEqual([]);
});

test('rejects an upload while 32 imports are open', async () => {
  const { store, blobs, send } = await useUploads();
  const options = {
    ...{ name: 'cats', blobs: blobs.id, files: {}, mapping: {}, source: 'source', dryRun: false },
  };
  for (let index = 0; index < 32; index++) {
    const id = createOperationId(Date.now());
    await mkdir(join(blobs.imports, id), { recursive: true });
    await store.startImport({ id, options, createdAt: new Date().toISOString() });
  }
  const answer = await send('.h5');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
  expect(await answer.json()).toMatchObject({
    code: 'busy',
    detail:
      'Expected less than 32 open imports, got 32. Retry after the number of seconds in Retry-After.',
  });
});

test('rejects a fifth upload at a time', async () => {
  const limit = createUploadLimit();
  const ending = new AbortController();
  const receive = () =>
    new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()));
  const four = Array.from({ length: 4 }, () => limit(receive));
  await expect(limit(receive)).rejects.toMatchObject({ code: 'busy', status: 503 });
  ending.abort();
  await Promise.all(four);
  expect(await limit(async () => 'received')).toBe('received');
});

test.skipIf(!existsSync('/dev/full'))(
  'answers 503 with the reason if the disk is full',
  async () => {
    const { blobs, send } = await useUploads();
    await mkdir(join(blobs.imports, 'full'), { recursive: true });
    await symlink('/dev/full', join(blobs.imports, 'full', 'train'));
    const answer = await send('.h5', '/received/full');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: 'uploads-unavailable',
      detail: 'The blob folder of the api cannot store a file: no space left on device (ENOSPC).',
    });
    expect(await readdir(blobs.imports)).toEqual([]);
  },
);
