// Only `up`, `demo` and `provide-dataset` download or generate a dataset.
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@sweepq/client';
import { loadDataset } from '@sweepq/core';
import { startApi } from '@sweepq/stack';
import { expect, inject, onTestFinished, test } from 'vitest';
import { noService, runCli } from './support/cli.ts';
import { useFolder } from './support/redis-server.ts';
import { serve } from './support/serve.ts';
import { waitUntil } from './support/wait.ts';

/** Starts a server without the files. Returns its URL and the number of its requests. */
async function useEmptyMirror() {
  let requests = 0;
  const url = await serve((_request, response) => {
    requests += 1;
    response.writeHead(404).end();
  });
  return { url: `${url}/`, requests: () => requests };
}

test('an api without a dataset downloads and generates nothing, and offers the dataset of `provide-dataset` without a restart', async () => {
  const homeDir = useFolder();
  const mirror = await useEmptyMirror();
  const env = { SWEEPQ_DATASETS_DIR: '', SWEEPQ_DATASET_URL: mirror.url, SWEEPQ_HOME: homeDir };
  const api = await startApi({
    env: { ...process.env, ...env, SWEEPQ_TOKENS: '', LOG_LEVEL: 'warn' },
    ...{ redisUrl: inject('redisUrl'), prefix: 'provide-dataset', homeDir },
  });
  onTestFinished(() => api.stop());
  const client = createClient({ url: api.url });
  expect((await client.surveyDatasets()).datasets).toEqual([]);
  await waitUntil('the api warns', async () =>
    api.logLines.some((line) => line.includes('there is no folder with a dataset')),
  );
  expect(existsSync(join(homeDir, 'datasets'))).toBe(false);
  expect(mirror.requests()).toBe(0);

  const { code, stdout, stderr } = await runCli(noService, ['provide-dataset'], { env });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('answers 404');
  expect((await client.surveyDatasets()).datasets).toMatchObject([{ name: 'synthetic-cats' }]);
});

test('`provide-dataset --classes 6` generates a dataset of six classes, and downloads nothing', async () => {
  const homeDir = useFolder();
  const mirror = await useEmptyMirror();
  const env = { SWEEPQ_DATASETS_DIR: '', SWEEPQ_DATASET_URL: mirror.url, SWEEPQ_HOME: homeDir };
  const ask = (classes: string) =>
    runCli(noService, ['provide-dataset', '--classes', classes], { env });
  const folder = join(homeDir, 'datasets', 'synthetic-6');
  const done = { code: 0, stderr: `The dataset synthetic-6 with 6 classes is in ${folder}.\n` };
  expect(await ask('6')).toMatchObject(done);
  expect(await ask('6')).toMatchObject(done);
  expect(mirror.requests()).toBe(0);
  expect(await readdir(join(homeDir, 'datasets'))).toEqual(['synthetic-6']);
  const [train, test] = ['train', 'test'].map((split) =>
    readFileSync(join(folder, `${split}_synthetic-6.h5`)),
  ) as [Buffer, Buffer];
  expect((await loadDataset({ train, test })).classes).toHaveLength(6);
  expect(await ask('11')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Expected `--classes` to be a whole number from 2 to 10'),
  });
});

test.each([
  ['SWEEPQ_DATASET_URL', 'ftp://example.com', 'to be an http:// or https:// URL'],
  ['SWEEPQ_DATASETS_DIR', '/nowhere', 'to be a folder'],
])('`provide-dataset` rejects an invalid %s with exit code 1', async (name, value, reason) => {
  const env = { SWEEPQ_DATASETS_DIR: '', SWEEPQ_HOME: useFolder(), [name]: value };
  const { code, stderr } = await runCli(noService, ['provide-dataset'], { env });
  expect(code).toBe(1);
  expect(stderr).toBe(`Expected ${name} ${reason}, got \`${value}\`.\n`);
});
