// The command line with a real service. The output is a pipe.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DryRun, Sweep, Trial } from '@sweepq/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJson, runCli, startCli } from './support/cli.ts';
import { useFolder } from './support/folder.ts';
import { startService } from './support/service.ts';
import { long, type Service, short, steer } from './support/steering.ts';

const request = { name: 'read by all', space: { ...short, learningRate: [0.001, 0.005] } };

let service: Service;
let sweep: Sweep;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const { id } = await service.submit(request);
  sweep = await service.waitForSweep(id);
});
afterAll(() => service.stop());

test('submit prints the id to stdout and messages to stderr', async () => {
  const { code, stdout, stderr } = await submit('--learning-rate', '0.1', '--iterations', '10');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^swp_\w+\n$/);
  expect(stderr).toContain(`sweepq watch ${stdout.trim()}`);
});

test('submit reads a sweep from a file or from stdin, and options override its values', async () => {
  const dir = await useFolder();
  const path = join(dir, 'sweep.yaml');
  await writeFile(
    path,
    'dataset: synthetic-cats\nspace: {learningRate: 0.1, iterations: [10, 20]}\n',
  );
  const fromFile = await readJson<DryRun>(service, 'submit', '-f', path, '--dry-run');
  expect(fromFile.trials).toBe(2);
  const args = ['submit', '-f', '-', '--seed', '0..9:int:step=1', '--dry-run', '--json'];
  const piped = await runCli(service, args, { input: await readFile(path, 'utf8') });
  expect((JSON.parse(piped.stdout) as DryRun).trials).toBe(20);
});

test('two submissions with the same idempotency key create one sweep', async () => {
  const args = ['--learning-rate', '0.1', '--iterations', '10', '--idempotency-key', 'one'];
  const [first, second] = [await submit(...args), await submit(...args)];
  expect(second.stdout).toBe(first.stdout);
});

test('every command that reads prints one document with --json, and the same data as text without it', async () => {
  const { id } = sweep;
  const listed = await readJson<Sweep[]>(service, 'ls', '--limit', '100');
  expect(listed.map((each) => each.id)).toContain(id);
  expect(await readJson(service, 'show', id)).toEqual(await service.readSweep(id));
  const trials = await readJson<Trial[]>(service, 'trial', 'ls', id, '--sort', 'index');
  expect(trials.map((trial) => trial.id)).toEqual([0, 1, 2, 3].map((k) => `${id}-t${k}`));
  expect(await readJson(service, 'best', id)).toEqual(sweep.best);
  expect(await readJson(service, 'dataset', 'ls')).toMatchObject([{ name: 'synthetic-cats' }]);
  expect(await readJson(service, 'dataset', 'show', 'synthetic-cats')).toMatchObject({
    trainCount: 209,
  });
  for (const [word, ...args] of [
    ['read by all', 'ls'],
    [id, 'ls', '-o', 'name'],
    ['4 trials: 4 completed', 'show', id],
    ['t3', 'trial', 'ls', id, '--filter', 'status = completed'],
    [String(sweep.best?.id), 'best', id],
    ['synthetic-cats', 'dataset', 'ls'],
    ['m_train = 209', 'show', 'synthetic-cats'],
  ]) {
    const { code, stdout } = await runCli(service, args);
    expect([code, stdout]).toEqual([0, expect.stringContaining(word ?? '')]);
    expect(stdout).not.toContain('\u001b');
  }
});

test('prints colours only on request', async () => {
  const args = ['show', sweep.id];
  expect((await runCli(service, args, { env: { FORCE_COLOR: '1' } })).stdout).toContain(
    '\u001b[32m',
  );
  const refused = await runCli(service, [...args, '--no-color'], { env: { FORCE_COLOR: '1' } });
  expect(refused.stdout).not.toContain('\u001b');
});

test('exports all trials of a sweep as CSV, JSON or JSON lines', async () => {
  const { id } = sweep;
  const trials = await service.listTrials(id);
  const { stdout: csv } = await runCli(service, ['export', id]);
  expect(csv).toBe(await (await fetch(`${service.api.url}/v1/sweeps/${id}/trials.csv`)).text());
  expect(await readJson(service, 'export', id)).toEqual({ sweep, trials });
  const lines = await runCli(service, ['export', id, '-o', 'ndjson', '--sort', 'objective']);
  expect(readLines(lines.stdout)).toEqual(trials);

  const curves = await readJson<{ curves: { points: number[][] }[] }>(
    ...([service, 'export', id, '--curves', '--points', '5'] as const),
  );
  expect(curves.curves.map(({ points }) => points.length)).toEqual([5, 5, 5, 5]);
  const table = await runCli(service, ['export', id, '--curves', '-o', 'csv']);
  const points = trials.reduce((sum, { params }) => sum + params.iterations, 0);
  expect(table.stdout.trim().split('\r\n')).toHaveLength(1 + points);
});

test('export creates the output file when the content is complete, and no file after an error', async () => {
  const dir = await useFolder();
  const output = join(dir, 'trials.json');
  const args = ['export', sweep.id, '-o', 'json', '--out', output];
  expect(await runCli(service, args)).toMatchObject({ code: 0, stdout: '' });
  expect(JSON.parse(await readFile(output, 'utf8')).trials).toHaveLength(4);
  const none = join(dir, 'none', 'trials.json');
  const refused = await runCli(service, ['export', sweep.id, '--out', none]);
  expect(refused).toMatchObject({ code: 2, stderr: `\`${none}\` cannot be written: ENOENT.\n` });
  expect(await readdir(dir)).toEqual(['trials.json']);
});

test('pause, priority, resume and cancel print the new status of the sweep', async () => {
  const { id } = await service.submit({ space: { ...long, seed: [1, 2, 3] } });
  for (const [status, ...args] of [
    ['paused', 'pause', id],
    ['paused', 'priority', id, 'high'],
    ['(running|queued)', 'resume', id],
    ['cancelled', 'cancel', id],
  ]) {
    const { code, stderr } = await runCli(service, args);
    const sentence = new RegExp(`${id} is ${status}\\.`);
    expect([code, stderr]).toEqual([0, expect.stringMatching(sentence)]);
  }
  expect(await readJson<Sweep>(service, 'cancel', id)).toMatchObject({ id, priority: 'high' });
});

test('watch --all prints the events of all sweeps until Ctrl-C', async () => {
  const lines = startCli(service, ['watch', '--all']);
  const json = startCli(service, ['watch', '--all', '--json']);
  await expect.poll(() => lines.written().stdout, { timeout: 50_000 }).toContain('stream.started');
  await expect.poll(() => json.written().stdout, { timeout: 50_000 }).toContain('stream.started');
  const { id } = await service.submit({ space: { ...short }, name: 'watched by all' });
  const end = new RegExp(`^\\S+ \\S+ {2}sweep\\.ended {2}sweepId=${id} status=completed$`, 'm');
  await expect.poll(() => lines.written().stdout, { timeout: 50_000 }).toMatch(end);
  await expect.poll(() => json.written().stdout, { timeout: 50_000 }).toContain('sweep.ended');
  const events = readLines(json.written().stdout) as { type: string; data: { sweepId?: string } }[];
  const types = events.filter(({ data }) => data.sweepId === id).map(({ type }) => type);
  expect([types[0], types.at(-1)]).toEqual(['sweep.created', 'sweep.ended']);
  for (const { child, ended } of [lines, json]) {
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stderr: '' });
  }
});

test('extends an ended sweep by iterations or by a space', async () => {
  const { id } = await service.submit({ space: { ...short } });
  await service.waitForSweep(id);
  const watched = await runCli(service, ['extend', id, '--iterations', '40', '--watch']);
  expect(watched.code).toBe(0);
  expect(watched.stderr).toContain('The sweep is completed. 3 trials: 3 completed.');
  const args = ['--learning-rate', '0.1..0.2:count=2', '--iterations', '10'];
  const extended = await readJson<Sweep>(service, 'extend', id, ...args);
  expect(extended.counts.total).toBe(5);
  await steer(service, id, 'cancel');
});

const submit = (...args: string[]) =>
  runCli(service, ['submit', '--dataset', 'synthetic-cats', ...args]);
const readLines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
