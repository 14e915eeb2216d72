// `node --import tsx test/golden/make.ts 0.1` writes the golden files of version 0.1, which must be the built version. It uses the Redis
// of REDIS_URL. The files of a released version are written once, and never changed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createClient, type SweepRequest } from '@sweepq/client';
import { connectWorker, disconnect } from '@sweepq/redis';
import { provideExample, startApi, startWorker } from '@sweepq/stack';
import { readAnswers } from './answers.ts';
import { readKeys } from './keys.ts';

/** Tests must use the same prefix, because the data of the queues contains it. */
const prefix = 'golden';
const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
const version = process.argv[2] ?? 'unknown';
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

const dataset = 'synthetic-cats';
const log = { min: 0.0005, max: 0.02, scale: 'log' } as const;

const grid = await submit({
  ...{ name: 'A grid', tags: ['golden', 'β'], note: 'two\nlines' },
  space: { learningRate: [0.001, 0.005], iterations: [5, 20], seed: { min: 0, max: 2, step: 1 } },
  validation: { fraction: 0.2, seed: 1 },
});
await submit({
  space: { learningRate: log, l2: { min: 0, max: 0.1 }, iterations: [10, 30] },
  search: { strategy: 'random', trials: 12, seed: 7 },
});
await submit({
  space: {
    ...{ learningRate: log, iterations: { min: 5, max: 50 }, seed: { min: 0, max: 1000 } },
    initScale: { min: 0.001, max: 0.1, scale: 'log' },
    ...{ l2: [0, 0.01], momentum: { min: 0, max: 0.9 }, nesterov: [true, false] },
    preprocessing: ['divide255', 'standardize'],
  },
  search: { strategy: 'sobol', trials: 16, seed: 3 },
  objective: { metric: 'metrics.train.cost', direction: 'minimize' },
});
const extended = await submit({ space: { learningRate: [0.002, 0.004], iterations: [5, 10] } });
await extend(extended, { iterations: 15 });
await extend(extended, {
  space: { learningRate: log, iterations: 10 },
  search: { strategy: 'random', trials: 3, seed: 1 },
});
await submit({ space: { learningRate: [0.003, 1e300], iterations: [5, 40] } });
await submit({
  space: { learningRate: 0.01, iterations: [50, 400] },
  earlyStopping: { patience: 5, minDelta: 0.001 },
});
await submit({
  reuse: true,
  space: { learningRate: [0.001, 0.005], iterations: [20, 30], seed: 0 },
  validation: { fraction: 0.2, seed: 1 },
});
await submit({
  space: { learningRate: { min: 0.001, max: 0.01, count: 5 }, iterations: 10 },
  stop: { target: 0.1 },
});
const archived = await submit({ space: { learningRate: 0.006, iterations: 5 } });
await client.edit(archived, { archived: true });
const long = { learningRate: [0.001, 0.002, 0.003], iterations: [100, 1_000_000] };
const cancelled = await begin({ space: { ...long, seed: 1 } });
await until(cancelled, ({ counts }) => counts.completed > 0);
await client.cancel(cancelled);
await until(cancelled, ({ status }) => status === 'cancelled');
const paused = await begin({
  space: { learningRate: [0.0011, 0.0012, 0.0013], iterations: [10, 1_000_000] },
});
await until(paused, ({ counts }) => counts.completed > 0);
await client.pause(paused);
await until(paused, ({ counts }) => counts.running === 0);

await worker.stop();
const answers = await readAnswers(api.url);
await api.stop();
const redis = connectWorker({ url: redisUrl, name: 'golden', onError: () => undefined });
const keys = await readKeys(redis, prefix);
await disconnect(redis);
await rm(homeDir, { recursive: true });
const folder = new URL('.', import.meta.url);
for (const [name, data] of Object.entries({ keys, answers })) {
  await writeFile(new URL(`${version}-${name}.json.gz`, folder), gzipSync(JSON.stringify(data)));
}
process.stdout.write(`${keys.length} keys, ${answers.length} answers; grid ${grid}\n`);
process.exit(0);

async function begin(request: Omit<SweepRequest, 'dataset'>): Promise<string> {
  const { id } = await client.submit({ dataset, reuse: false, ...request });
  return id;
}

async function submit(request: Omit<SweepRequest, 'dataset'>): Promise<string> {
  const id = await begin(request);
  await until(id, ({ finishedAt }) => finishedAt !== null);
  return id;
}

async function extend(id: string, extension: Parameters<typeof client.extend>[1]) {
  await client.extend(id, extension);
  await until(id, ({ finishedAt }) => finishedAt !== null);
}

type Sweep = Awaited<ReturnType<typeof client.readSweep>>;

async function until(id: string, isSo: (sweep: Sweep) => boolean): Promise<void> {
  for (;;) {
    if (isSo(await client.readSweep(id))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
