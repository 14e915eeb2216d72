// The settings of the built programs: their names, and `sweepq config check`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectSettings as inspectApi } from '../apps/api/dist/config.js';
import { inspectSettings as inspectWorker } from '../apps/worker/dist/config.js';
import { knownNames } from '../packages/service/dist/config/unknown-settings.js';
import { noService, runCli } from './support/cli.ts';
import { useFolder } from './support/redis-server.ts';

/** Clears the variables that a developer may have set. */
const clean = Object.fromEntries(
  ['REDIS_URL', 'REDIS_URL_FILE', 'HOST', 'PORT', ...knownNames].map((name) => [name, '']),
);

const settings = [...inspectApi({}).settings, ...inspectWorker({}).settings];
/** The variables that only the command line reads. */
const ofCommandLine = ['SWEEPQ_CONTEXT', 'SWEEPQ_DATASET_URL'];

test('the list of known names has exactly the settings of the api, the worker and the command line', () => {
  const names = settings.map(({ name }) => name).filter((name) => name.startsWith('SWEEPQ_'));
  expect([...knownNames]).toEqual([...new Set([...names, ...ofCommandLine])].toSorted());
});

test('every setting has a description, and its default is valid', () => {
  for (const { name, description } of settings) expect(description, name).not.toBe('');
  expect([...inspectApi({}).problems, ...inspectWorker({}).problems]).toEqual([]);
});

test('`config check` prints the settings in effect without secrets, and exits with 0', async () => {
  const env = { ...clean, SWEEPQ_TOKENS: 'ci:0123456789abcdef:write', SWEEPQ_CACHE_BYTES: '64Mi' };
  const { code, stdout, stderr } = await runCli(noService, ['config', 'check'], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toContain('0123456789abcdef');
  expect(stdout).toMatch(/^SWEEPQ_TOKENS +\*\*\* +environment$/m);
  expect(stdout).toMatch(/^SWEEPQ_CACHE_BYTES +64Mi +environment$/m);
  expect(stdout).toMatch(/^SWEEPQ_DATASET_CACHE_BYTES +10Gi +default$/m);
});

test('`config check` prints every error and every unknown variable at once, and exits with 1', async () => {
  const env = {
    ...clean,
    ...{ PORT: 'x', HOST: '0.0.0.0', SWEEPQ_THREADS: 'many', SWEEPQ_TREADS: '2' },
  };
  const { code, stderr } = await runCli(noService, ['config', 'check'], { env });
  expect(code).toBe(1);
  expect(stderr).toContain('Expected the environment variable PORT');
  expect(stderr).toContain('Expected the environment variable HOST');
  expect(stderr).toContain('Expected the environment variable SWEEPQ_THREADS');
  expect(stderr).toContain('The nearest known name is SWEEPQ_THREADS.');
  expect(stderr.match(/SWEEPQ_TREADS/g)).toHaveLength(1);
  const worker = await runCli(noService, ['config', 'check', 'worker', '--json'], { env });
  expect(worker.code).toBe(1);
  expect(JSON.parse(worker.stdout)).toMatchObject({
    worker: { problems: [expect.stringContaining('SWEEPQ_THREADS')] },
  });
});

test('an invalid file of tokens is reported alone: HOST is not checked without the tokens', () => {
  const { problems } = inspectApi({ HOST: '0.0.0.0', SWEEPQ_TOKENS_FILE: '/nowhere' });
  expect(problems).toEqual([
    'Expected the environment variable SWEEPQ_TOKENS_FILE to be the path of a readable file (ENOENT).',
  ]);
});

test('`config check` shows the path of a file with a secret, and no default that the file replaces', () => {
  const file = join(useFolder(), 'url');
  writeFileSync(file, 'redis://me:hunter2@redis.example');
  const report = inspectApi({ REDIS_URL_FILE: file });
  expect(report.problems).toEqual([]);
  expect(JSON.stringify(report)).not.toContain('hunter2');
  const findValue = (name: string) => report.settings.find((each) => each.name === name)?.value;
  expect([findValue('REDIS_URL'), findValue('REDIS_URL_FILE')]).toEqual([null, file]);
});
