// Commands that label, archive and delete sweeps.
import type { Importance, Info, Sweep, Usage, Worker } from '@sweepq/client';
import { expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { useService } from './support/service.ts';
import { long, seeds, short } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

test('edits the name, the tags, the note and the archive of a sweep, and lists sweeps by them', async () => {
  const service = await useService();
  const ids: string[] = [];
  for (const tags of [['cats'], ['cats', 'final']]) {
    const args = tags.flatMap((tag) => ['--tag', tag]);
    const space = ['--learning-rate', '0.1', '--iterations', '10'];
    const submit = ['submit', '--dataset', 'synthetic-cats', ...space, ...args];
    ids.push((await readJson<Sweep>(service, ...submit)).id);
  }
  const [first = '', second = ''] = ids;
  const list = async (...args: string[]) =>
    (await runCli(service, ['ls', '-o', 'name', ...args])).stdout
      .trim()
      .split('\n')
      .filter(Boolean);
  expect(await list('--filter', 'tags:cats')).toEqual([second, first]);
  expect(await list('--filter', 'tags:cats AND tags:final')).toEqual([second]);
  expect(await list('--filter', 'status = completed OR status = failed')).toEqual([]);

  const edit = ['edit', first, '--name', 'The One', '--note', 'of mine', '--archive', '--no-tags'];
  expect(await readJson(service, ...edit)).toMatchObject({
    ...{ name: 'The One', note: 'of mine', tags: [], archived: true },
  });
  expect(await list()).toEqual([second]);
  expect(await list('--filter', 'archived = true', '--text', 'the one')).toEqual([first]);
  const back = ['edit', first, '--name', '', '--note', '', '--unarchive', '--tag', 'a'];
  expect(await readJson(service, ...back)).toMatchObject({
    ...{ name: null, note: null, tags: ['a'], archived: false },
  });
  expect(await runCli(service, ['edit', first])).toMatchObject({ code: 2 });
  const refused = await runCli(service, ['edit', first, '--tag', 'a,b']);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('`tags[0]`') });
});

test('`rm` deletes ended sweeps and refuses open ones, and `usage` shows the memory of Redis', async () => {
  const service = await useService();
  await service.startWorker();
  const { id } = await service.submit({ space: { ...short } });
  await service.waitForSweep(id);
  const usage = await readJson<Usage>(service, 'usage');
  expect(usage.kinds.sweeps.keys).toBeGreaterThan(0);
  expect((await runCli(service, ['usage'])).stdout).toMatch(/^all +\d+ +[\d.]+ KB$/m);
  const deletion = { type: 'sweep.delete', status: 'completed' };
  expect(await readJson(service, 'rm', '--yes', id)).toMatchObject([
    { ...deletion, target: { sweepId: id }, result: { trials: 2, models: 2, costCurves: 1 } },
  ]);
  expect(await runCli(service, ['rm', '--yes', id])).toMatchObject({ code: 3 });
  const other = await service.submit({ space: short });
  await service.waitForSweep(other.id);
  const open = await service.submit({ space: { ...long, seed: seeds(50) } });
  const both = await runCli(service, ['rm', '--json', '--yes', other.id, open.id]);
  expect(both.code).toBe(2);
  expect(JSON.parse(both.stdout)).toMatchObject([{ ...deletion, target: { sweepId: other.id } }]);
});

test('`info` shows the limits of the service, the scopes of the caller, and the workers', async () => {
  const service = await useService();
  await service.startWorker();
  const info = await waitUntil('the worker is listed', async () => {
    const read = await readJson<Info & { workers: Worker[] }>(service, 'info');
    return read.workers.length === 1 && read;
  });
  expect(info).toMatchObject(await service.get<Info>('/v1/info'));
  expect(info.workers).toMatchObject([{ threads: 2 }]);
  const { stdout } = await runCli(service, ['info']);
  expect(stdout).toMatch(/^scopes +read, predict, write, admin$/m);
  expect(stdout).toContain(info.workers[0]?.id);
});

test('escapes control characters of names on a terminal, and keeps them in JSON', async () => {
  const service = await useService();
  const note = 'a\rb';
  const { id } = await service.submit({ space: short, note });
  expect((await runCli(service, ['show', id])).stdout).toMatch(/^note +a�b$/m);
  const { stdout } = await runCli(service, ['show', id, '--json']);
  expect(stdout).toMatch(/^[^\r]*$/);
  expect(JSON.parse(stdout).note).toBe(note);
});

test('prints the importance of hyperparameters as a table or as JSON', async () => {
  const service = await useService();
  await service.startWorker();
  const space = { learningRate: [0.0005, 0.005], iterations: [10, 20, 200], seed: seeds(4) };
  const { id } = await service.submit({ space });
  await service.waitForSweep(id);
  const { importances } = await readJson<Importance>(service, 'importance', id);
  expect(importances).toHaveLength(3);
  const { code, stdout } = await runCli(service, [
    'importance',
    id,
    '--metric',
    'metrics.train.cost',
  ]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^train cost, from 24 trials/)]);
  const few = await service.submit({ space: { ...short } });
  expect(await runCli(service, ['importance', few.id])).toMatchObject({ code: 2 });
});
