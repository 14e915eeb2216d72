// `node --import tsx test/golden/make-0.3.ts` writes the golden files of version 0.3 with the built code: what it stores in Redis, the blobs of
// its uploads, and its answers about them. It uses the Redis of REDIS_URL. After the release of the version, the files are never changed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createClient, type SweepRequest } from '@sweepq/client';
import { connectWorker, disconnect } from '@sweepq/redis';
import { provideExample, startApi, startWorker } from '@sweepq/stack';
import { readAnswersOf03 } from './answers-0.3.ts';
import { readBlobs } from './blobs.ts';
import { readKeys } from './keys.ts';

/** Tests must use the same prefix, because the data of the queues contains it. */
const prefix = 'golden';
const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-golden-'));
const env = {
  ...process.env,
  ...{ LOG_LEVEL: 'warn', SWEEPQ_DATASETS_DIR: '', SWEEPQ_DATASET_URL: 'http://127.0.0.1:9/' },
};
const settings = { env, redisUrl, homeDir, prefix };
await provideExample({ ...settings, report: () => undefined });
const api = await startApi(settings);
const worker = await startWorker({ ...settings, threads: 2 });
const client = createClient({ url: api.url });
await until('/v1/workers', ({ items }) => items.length > 0);

const layouts = new URL('../../packages/datasets/fixtures/layouts/', import.meta.url);
await upload('pets', { train: 'float-0-to-1/train.h5', test: 'float-0-to-1/test.h5' });
await upload('pets', { archive: 'npz/data.npz' });
await upload('pets', { archive: 'npy-files-valid/data.zip' });
await upload('photos', { archive: 'pictures-zip/photos.zip' });
await upload('photos', { archive: '../broken/html.h5' });

const synthetic = 'synthetic-cats';
const small = { learningRate: [0.001, 0.005], iterations: [5, 10] };
const ofUpload = await submit({
  name: 'of an upload',
  dataset: { name: 'pets', version: 1 },
  space: small,
});
await submit({
  ...{ name: 'folds', dataset: synthetic, validation: { folds: 3, seed: 1 } },
  space: { learningRate: [0.001, 0.005], iterations: 5 },
});
await submit({
  ...{ name: 'adaptive', dataset: synthetic, validation: { fraction: 0.2, seed: 1 } },
  space: { learningRate: { min: 0.0005, max: 0.02, scale: 'log' }, iterations: 16 },
  search: { strategy: 'tpe', trials: 12, seed: 1, startup: 4 },
  pruning: { rule: 'halving', minIterations: 4, cohort: 4 },
});
await submit({
  ...{ name: 'network', dataset: 'pets' },
  space: {
    ...{ learningRate: 0.01, iterations: 8, layers: [[4, 3]], activation: ['relu', 'tanh'] },
    ...{ optimizer: 'adam', batchSize: 4, schedule: 'step:4:0.5', classWeight: 'balanced' },
  },
});
const deleted = await submit({ dataset: 'photos', space: { learningRate: 0.1, iterations: 5 } });
const { id: deletion } = await client.delete(deleted);
await client.waitForOperation(deletion);
await client.registerModel('golden', { trialId: `${ofUpload}-t0`, note: 'the first' });
await client.registerModel('golden', { trialId: `${ofUpload}-t3` });
await client.registerModel('golden', { trialId: `${ofUpload}-t1` });
await client.deleteModelVersion('golden', 3);
await client.moveAlias('golden', 'champion', 1);
await client.editRegisteredModel('golden', { tags: ['golden', 'β'], note: 'two\nlines' });

await worker.stop();
const answers = await readAnswersOf03(api.url);
await api.stop();
const redis = connectWorker({ url: redisUrl, name: 'golden', onError: () => undefined });
const keys = await readKeys(redis, prefix);
await disconnect(redis);
const blobs = await readBlobs(join(homeDir, 'blobs'));
await rm(homeDir, { recursive: true });
const folder = new URL('.', import.meta.url);
for (const [name, data] of Object.entries({ keys, answers, blobs })) {
  await writeFile(new URL(`0.3-${name}.json.gz`, folder), gzipSync(JSON.stringify(data)));
}
process.stdout.write(`${keys.length} keys, ${answers.length} answers, ${blobs.length} blobs\n`);
process.exit(0);

async function upload(name: string, paths: { train?: string; test?: string; archive?: string }) {
  const files = await Promise.all(
    Object.entries(paths).map(async ([part, path]) => {
      const bytes = await readFile(new URL(path, layouts));
      const stream = async function* () {
        yield bytes;
      };
      return [part, { name: part, stream }];
    }),
  );
  const { operation } = await client.addDataset({ name, files: Object.fromEntries(files) });
  if (operation !== undefined) await client.waitForOperation(operation.id);
}

async function submit(request: SweepRequest): Promise<string> {
  const { id } = await client.submit({ reuse: false, ...request });
  await until(`/v1/sweeps/${id}`, ({ finishedAt }) => finishedAt !== null);
  return id;
}

type Answered = { items: unknown[]; finishedAt: string | null };

async function until(path: string, isSo: (answer: Answered) => boolean): Promise<void> {
  for (;;) {
    const answer = (await (await fetch(new URL(path, api.url))).json()) as Answered;
    if (isSo(answer)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
