// Attempts at one import, in this process, with a real job and a real blob folder.
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOperationId, queueNames } from '@sweepq/contract';
import { synthesiseDataset } from '@sweepq/core';
import { createBlobFinder, createImporter, DatasetError } from '@sweepq/datasets';
import { addWork, createQueues } from '@sweepq/queue';
import { createLog } from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { useRedis } from '@sweepq/testing/redis.ts';
import { DelayedError, type Job, Worker } from 'bullmq';
import { expect, onTestFinished, test } from 'vitest';
import { importUpload } from './import-upload.ts';

const files = await synthesiseDataset();

/** An import that has started, its job, and a function that makes an attempt. */
async function useImport() {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
  const root = await mkdtemp(join(tmpdir(), 'sweepq-imports-'));
  const importer = createImporter();
  const id = createOperationId(Date.now());
  const findBlobs = createBlobFinder(root, { read: store.readBlobId, claim: store.claimBlobId });
  const { blobs } = await findBlobs();
  if (blobs === undefined) throw new Error('Expected a new blob folder.');
  const folder = join(blobs.imports, id);
  await mkdir(folder, { recursive: true });
  for (const split of ['train', 'test'] as const) {
    await writeFile(join(folder, split), files[split]);
  }
  const options = {
    ...{ name: 'cats', blobs: blobs.id, files: { train: 'train', test: 'test' } },
    ...{ mapping: {}, source: 'c'.repeat(64), dryRun: false },
  };
  await store.startImport({ id, options, createdAt: new Date().toISOString() });
  await addWork(queues, id);
  const worker = new Worker(queueNames.upkeep, null, {
    ...{ connection: redis, prefix, autorun: false },
  });
  const token = randomUUID();
  const job = (await worker.getNextJob(token)) as Job;
  onTestFinished(async () => {
    await worker.close();
    await Promise.all([queues.close(), importer.close()]);
    await rm(root, { recursive: true });
  });
  const deps = {
    ...{ store, findBlobs, importer, now: () => new Date() },
    metrics: { countOperation: () => undefined },
    log: createLog({ service: 'test', level: 'silent' }),
  };
  const attempt = (changed: Partial<typeof deps> = {}) =>
    importUpload({ ...deps, ...changed }, id, { job, token, signal: undefined });
  return { id, store, blobs, folder, job, attempt };
}

test('an attempt stores its own files while another attempt at the same import begins', async () => {
  const { id, store, blobs, attempt } = await useImport();
  const ending = new AbortController();
  let second: Promise<void> | undefined;
  /** Begins the second attempt, and returns when it converts. */
  const beginSecond = () =>
    new Promise<void>((resolve) => {
      const run = async () => {
        resolve();
        await once(ending.signal, 'abort');
        throw new Error('The worker of the second attempt has died.');
      };
      second = attempt({ importer: { run, close: async () => undefined } });
    });
  const put: typeof blobs.put = async (bytes) => {
    if (second === undefined) await beginSecond();
    return blobs.put(bytes);
  };
  await attempt({ findBlobs: async () => ({ blobs: { ...blobs, put } }) });
  ending.abort();
  await Promise.allSettled([second]);
  expect(await store.readOperation(id)).toMatchObject({ status: 'completed' });
  const version = await store.readVersion('cats');
  for (const split of ['train', 'test'] as const) {
    const { sha256 = '' } = version?.[split] ?? {};
    const bytes = await readFile((await blobs.find(sha256)) ?? '');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(Buffer.compare(bytes, files[split])).toBe(0);
  }
});

test('an import whose thread crashes is retried, and is refused with the reason at the third try', async () => {
  const { id, store, job, attempt } = await useImport();
  const detail = 'Expected the import to end, but its thread ran out of memory.';
  const importer = {
    run: () => Promise.reject(new DatasetError('reader-crashed', detail)),
    close: async () => undefined,
  };
  await expect(attempt({ importer })).rejects.toThrow(detail);
  expect(await store.readOperation(id)).toMatchObject({ status: 'running' });
  job.attemptsMade = 2;
  await attempt({ importer });
  expect(await store.readOperation(id)).toMatchObject({
    ...{ status: 'failed', error: { code: 'import-refused', detail } },
  });
});

test('a worker with another blob folder delays the job by a tenth of its age, and fails the import after a day', async () => {
  const { id, store, job, attempt } = await useImport();
  const findBlobs = async () => ({ reason: 'The folder is elsewhere.' });
  const after = (ms: number) => ({ findBlobs, now: () => new Date(Date.now() + ms) });
  await expect(attempt(after(100_000))).rejects.toThrow(DelayedError);
  expect(await job.getState()).toBe('delayed');
  expect(Math.round(job.delay / 1000)).toBe(110);
  expect(await store.readImport(id)).toMatchObject({ isOpen: true });
  await attempt(after(25 * 3_600_000));
  expect(await store.readOperation(id)).toMatchObject({
    ...{ status: 'failed', error: { code: 'upload-lost' } },
  });
});
