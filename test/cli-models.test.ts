// `sweepq predictions`, `sweepq plot` and `sweepq model` with a real service.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collect, type Prediction, type Sweep } from '@sweepq/client';
import { beforeAll, expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { useFolder } from './support/folder.ts';
import { startService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
let sweep: Sweep;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const space = { learningRate: [0.001, 0.005], iterations: [5, 20] };
  sweep = await service.waitForSweep((await service.submit({ name: 'drawn', space })).id);
  return () => service.stop();
});

test('predictions lists the most wrong images first, as a table or as JSON', async () => {
  const id = `${sweep.id}-t3`;
  const expected = await collect(service.client.listPredictions(id));
  const { code, stdout, stderr } = await runCli(service, ['predictions', id, '--limit', '3']);
  expect([code, stderr]).toEqual([
    0,
    `3 of ${expected.length} images. \`--limit ${expected.length}\` shows all.\n`,
  ]);
  const [head = '', ...lines] = stdout.trimEnd().split('\n');
  expect(head.split(/ {2,}/)).toEqual([
    ...['image', 'label', 'true class', 'predicted', 'predicted class', 'probability'],
  ]);
  const { classes } = await service.client.readDataset(sweep.spec.dataset.name);
  const named = expected.slice(0, 3).map(({ label, predicted }) => {
    const names = [classes[label]?.name, classes[predicted]?.name];
    return [`${label}`, `${names[0]}`, `${predicted}`, `${names[1]}`];
  });
  expect(lines.map((line) => line.trim().split(/ {2,}/).slice(1, 5))).toEqual(named);
  expect(lines.map((line) => Number(line.trim().split(/\s+/)[0]))).toEqual(
    expected.slice(0, 3).map(({ index }) => index),
  );
  expect(lines[0]).toMatch(/ % +wrong$/);
  expect(await readJson(service, 'predictions', id, '--limit', '1000')).toEqual(expected);
  const filter = 'label = 1 AND predicted = 0';
  const args = ['--split', 'train', '--sort', 'index', '--filter', filter, '--limit', '1000'];
  const missed = await readJson<Prediction[]>(service, 'predictions', id, ...args);
  expect(missed.every(({ label, predicted }) => label === 1 && predicted === 0)).toBe(true);
  expect(missed.map(({ index }) => index)).toEqual(
    missed.map(({ index }) => index).toSorted((a, b) => a - b),
  );
});

test('predictions of a sweep are those of its best trial, and a split that does not exist is named', async () => {
  const ofBest = await readJson(service, 'predictions', 'drawn');
  expect(ofBest).toEqual(await readJson(service, 'predictions', String(sweep.best?.id)));
  const refused = await runCli(service, ['predictions', 'drawn', '--split', 'validation']);
  expect(refused).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('holds out no images'),
  });
});

test('plot writes the curves of the best runs, of the named trials, or of one trial', async () => {
  const dir = await useFolder();
  const file = join(dir, 'curves.png');
  expect(await runCli(service, ['plot', 'drawn', '--out', file])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: `Wrote ${file}\n`,
  });
  expect((await readFile(file)).subarray(1, 4).toString()).toBe('PNG');
  const rates = ['learning rate = 0.001<', 'learning rate = 0.005<'];
  const best = await runCli(service, ['plot', 'drawn']);
  for (const text of rates) expect(best.stdout).toContain(`>${text}`);
  const named = await runCli(service, ['plot', 'drawn', '0', `${sweep.id}-t1`]);
  for (const text of ['iterations = 5<', 'iterations = 20<']) expect(named.stdout).toContain(text);
  expect(named.stdout).not.toContain(rates[1]);
  const one = await runCli(service, ['plot', `${sweep.id}-t3`]);
  expect(one.stdout).toContain('learning rate = 0.005, iterations = 20<');
  const refused = await runCli(service, ['plot', 'drawn', '--out', join(dir, 'x.gif')]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('.svg or .png') });
  expect(await readdir(dir)).toEqual(['curves.png']);
});

test('`sweepq model` registers, lists, shows, moves, exports and deletes as the API does', async () => {
  const [id, other] = [`${sweep.id}-t0`, `${sweep.id}-t1`];
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCli(service, ['model', ...args]);
    expect([args, code, stderr]).toEqual([args, 0, expect.any(String)]);
    return stdout;
  };
  await run('register', id, 'cli-cats', '--alias', 'champion', '--note', 'the first');
  const second = await readJson(service, 'model', 'register', other, 'cli-cats');
  expect(second).toMatchObject({ version: 2, trialId: other });
  const swapped = await runCli(service, ['model', 'register', 'cli-cats', id]);
  expect(swapped.stderr).toContain(`Did you mean \`sweepq model register ${id} cli-cats\`?`);
  const neither = await runCli(service, ['model', 'register', 'nothing', 'cli-cats']);
  expect(neither.stderr).toMatch(
    /Expected `<trial>` to be .*`nothing`\. Give a trial or a sweep first/,
  );
  expect(await run('ls', '--filter', 'name = cli-cats')).toMatch(/cli-cats +2 +champion → 1/);
  expect(await run('ls', 'cli-cats', '-o', 'name')).toBe('cli-cats@2\ncli-cats@1\n');
  expect(await run('show', 'cli-cats@champion')).toMatch(/version +cli-cats@1\n.*the first/s);
  expect(await run('alias', 'cli-cats', 'champion', '2')).toMatch(/aliases +champion → 2/);
  expect(await run('show', 'cli-cats')).toMatch(/versions +2\n.*cli-cats@2/s);
  expect(await run('edit', 'cli-cats', '--tag', 'a', '--note', 'b')).toMatch(/tags +a\nnote +b/);
  const exported = JSON.parse(await run('export', 'cli-cats@1')) as { trialId: string };
  expect(exported.trialId).toBe(id);
  // A trial is shown as before.
  expect(await run('show', id)).toMatch(new RegExp(`trial +${id}`));
  const refused = await runCli(service, ['model', 'rm', '--yes', 'cli-cats@2']);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('`champion`')]);
  const asAlias = await runCli(service, ['model', 'rm', '--yes', 'cli-cats@champion']);
  expect([asAlias.code, asAlias.stderr]).toEqual([2, expect.stringContaining('--rm')]);
  await run('alias', 'cli-cats', 'champion', '--rm');
  expect(await run('rm', '--yes', 'cli-cats@1')).toBe('Deleted version 1 of cli-cats.\n');
  expect(await run('rm', '--yes', 'cli-cats')).toBe('Deleted cli-cats with 1 version.\n');
  expect((await runCli(service, ['model', 'show', 'cli-cats@2'])).code).toBe(3);
});

test('`sweepq model predict` sends pictures to the version of an alias', async () => {
  const { client } = service;
  const trialId = `${sweep.id}-t3`;
  await client.registerModel('cats', { trialId });
  await client.registerModel('cats', { trialId: `${sweep.id}-t0` });
  await client.moveAlias('cats', 'told', 1);
  const expected = await collect(client.listPredictions(trialId, { sort: 'index' }));
  const folder = await useFolder();
  const files = [3, 4].map((index) => join(folder, `${index}.png`));
  for (const [k, file] of files.entries()) {
    await writeFile(file, await client.readImage('synthetic-cats', 'test', k + 3));
  }
  const args = ['model', 'predict', 'cats@told', ...files];
  const found = await readJson<{ file: string; predicted: number; class: string }[]>(
    service,
    ...args,
  );
  expect(found.map(({ file, predicted }) => [file, predicted])).toEqual(
    files.map((file, k) => [file, expected[k + 3]?.predicted]),
  );
  const { stdout } = await runCli(service, args);
  expect(stdout).toContain(found[0]?.class);
});
