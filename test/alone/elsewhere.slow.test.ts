// Workers on machines without datasets. They have only the URLs of Redis and of the api.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collect, createClient } from '@sweepq/client';
import { createWorkerEnv } from '@sweepq/stack';
import { expect, onTestFinished, test } from 'vitest';
import { findPorts, hasRedisServer, useFolder, useRedisServer } from '../support/redis-server.ts';
import { startService, useService } from '../support/service.ts';
import { asHolder, reader, tokens, writer } from '../support/tokens.ts';
import { waitUntil } from '../support/wait.ts';

const space = { learningRate: [0.001, 0.005], iterations: [10, 50], seed: [1, 2] };

const fetchesOf = async (worker: { url: string }) =>
  [
    ...(await (await fetch(`${worker.url}/metrics`)).text()).matchAll(
      /^sweepq_dataset_fetches_total\{outcome="(\w+)"\} (\d+)$/gm,
    ),
  ].map(([, outcome, count]) => [outcome, Number(count)]);

test('a worker without datasets fetches a dataset from the api once, and gets the same results', async () => {
  const service = await useService();
  const trained = async () => {
    const { id } = await service.submit({ space });
    expect((await service.waitForSweep(id)).counts).toMatchObject({ completed: 8 });
    const trials = await service.listTrials(id);
    return new Map(trials.map((trial) => [JSON.stringify(trial.params), trial.modelDigest]));
  };
  const here = await service.startWorker();
  const expected = await trained();
  expect(await fetchesOf(here)).toEqual([
    ['fetched', 0],
    ['failed', 0],
  ]);
  await here.stop();

  const homeDir = useFolder();
  const elsewhere = { homeDir, env: { ...service.env, SWEEPQ_URL: service.api.url } };
  const first = await service.startWorker(elsewhere);
  expect(await trained()).toEqual(expected);
  expect(await trained()).toEqual(expected);
  const fetchedOnce = [
    ['fetched', 1],
    ['failed', 0],
  ];
  expect(await fetchesOf(first)).toEqual(fetchedOnce);
  await first.stop();

  // A worker checks the stored file, and fetches it again if its content has changed.
  const [folder = ''] = readdirSync(join(homeDir, 'fetched'));
  const train = join(homeDir, 'fetched', folder, 'synthetic-cats', 'train_.h5');
  const bytes = readFileSync(train);
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
  writeFileSync(train, bytes);
  const second = await service.startWorker(elsewhere);
  expect(await trained()).toEqual(expected);
  expect(readFileSync(train).equals(bytes)).toBe(false);
  await second.stop();
});

test('trials fail with a reason if the api does not serve the dataset', async () => {
  const service = await useService();
  // The api has no dataset files below this path.
  const wrong = `${service.api.url}/wrong`;
  await service.startWorker({ homeDir: useFolder(), env: { ...service.env, SWEEPQ_URL: wrong } });
  const { id } = await service.submit({ space: { learningRate: 0.001, iterations: 5 } });
  await service.waitForSweep(id);
  const [trial] = await service.listTrials(id);
  expect(trial?.failure).toMatchObject({
    code: 'not-offered',
    message: expect.stringContaining(`${wrong}/v1/dataset-files/`),
  });
});

const workerMainPath = resolve(import.meta.dirname, '../../dist/worker.js');

const isRoot = process.getuid?.() === 0;
const canMakeNetworks = isRoot && spawnSync('ip', ['netns', 'list']).status === 0;

/** Creates a network namespace that acts as another machine. It can reach this machine only at `hereIp`. */
function useMachine() {
  const id = process.pid % 250;
  const [name, here, there] = [`swq${id}`, `swqh${id}`, `swqt${id}`];
  const [hereIp, thereIp] = [`10.231.${id}.1`, `10.231.${id}.2`];
  const ip = (...args: string[]) => execFileSync('ip', args);
  ip('netns', 'add', name);
  onTestFinished(() => void spawnSync('ip', ['netns', 'del', name]));
  ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name);
  ip('addr', 'add', `${hereIp}/30`, 'dev', here);
  ip('link', 'set', here, 'up');
  for (const args of [
    ['addr', 'add', `${thereIp}/30`, 'dev', there],
    ['link', 'set', there, 'up'],
    ['link', 'set', 'lo', 'up'],
  ]) {
    ip('netns', 'exec', name, 'ip', ...args);
  }
  return { name, hereIp };
}

test.runIf(canMakeNetworks && hasRedisServer)(
  'a worker in another network trains runs with a read-only token',
  async () => {
    const { name, hereIp } = useMachine();
    const [port = 0] = await findPorts(1);
    await useRedisServer(['--port', `${port}`, '--bind', hereIp, '--protected-mode', 'no']);
    const redisUrl = `redis://${hereIp}:${port}`;
    const service = await startService({
      redisUrl,
      env: { HOST: hereIp, SWEEPQ_TOKENS: tokens, LOG_LEVEL: 'fatal' },
    });
    onTestFinished(() => service.stop());
    const { url } = service.api;
    expect((await fetch(`${url}/v1/sweeps`, { headers: asHolder(reader) })).status).toBe(200);

    const env = createWorkerEnv({
      ...{ ...service, homeDir: useFolder(), threads: 1 },
      env: { ...process.env, SWEEPQ_DATASETS_DIR: '', SWEEPQ_URL: url, SWEEPQ_TOKEN: reader },
    });
    const worker = spawn('ip', ['netns', 'exec', name, process.execPath, workerMainPath], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    onTestFinished(async () => {
      const ended = once(worker, 'exit');
      worker.kill('SIGTERM');
      await ended;
    });

    const client = createClient({ url, token: writer });
    const { id } = await client.submit({ dataset: 'synthetic-cats', space, reuse: false });
    await waitUntil(
      'the sweep has ended',
      async () => (await client.readSweep(id)).finishedAt !== null,
    );
    const trials = await collect(client.listTrials(id));
    expect(new Set(trials.map(({ status }) => status))).toEqual(new Set(['completed']));
    expect(trials).toHaveLength(8);
  },
  180_000,
);
