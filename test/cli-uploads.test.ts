// `sweepq dataset add` and `sweepq dataset rm` with a real service.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '@sweepq/client';
import { synthesiseDataset } from '@sweepq/core';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { useFolder } from './support/folder.ts';
import { shareService } from './support/service.ts';

const useShared = shareService();
const files = await synthesiseDataset();

test('uploads a folder of pictures, and splits it into train and test', async () => {
  const { service } = useShared();
  const folder = join(await useFolder(), 'my pets');
  for (let index = 0; index < 24; index++) {
    const [image] = [await service.client.readImage('synthetic-cats', 'train', index)];
    const kind = join(folder, index % 2 === 0 ? 'cat' : 'dog');
    await mkdir(kind, { recursive: true });
    await writeFile(join(kind, `${index}.png`), image);
  }
  await writeFile(join(folder, '.DS_Store'), 'no picture');
  const added = await runCli(service, ['dataset', 'add', folder, '--shape', '32x32x3']);
  expect([added.code, added.stderr]).toEqual([0, 'Added version 1 of my-pets.\n']);
  expect(added.stdout).toContain('Dataset my-pets, version 1');
  expect(added.stdout).toContain('Each image is of size: (32, 32, 3)');
  expect(added.stdout).toContain('Imported from the layout pictures');
  const again = await runCli(service, ['dataset', 'add', folder, '--shape', '32x32x3', '--json']);
  expect([again.code, again.stderr]).toEqual([
    0,
    'These files are version 1 of my-pets already.\n',
  ]);
  const dataset = JSON.parse(again.stdout) as Dataset;
  expect(dataset.classes.map(({ name }) => name)).toEqual(['cat', 'dog']);
  expect(dataset.trainCount + dataset.testCount).toBe(24);
  const shown = await runCli(service, ['dataset', 'ls', 'my-pets', '-o', 'name']);
  expect(shown.stdout).toBe('my-pets@1\n');
});

test('uploads a train and a test file, reports a dry run, and deletes a version', async () => {
  const { service } = useShared();
  const folder = await useFolder();
  const paths = [join(folder, 'test_own.h5'), join(folder, 'train_own.h5')];
  await writeFile(paths[0] ?? '', files.test);
  await writeFile(paths[1] ?? '', files.train);
  const dry = await runCli(service, ['dataset', 'add', ...paths, '--dry-run']);
  expect(dry.code).toBe(0);
  expect(dry.stdout).toContain('Imported from the layout article: uint8 (209, 64, 64, 3)');
  const added = await runCli(service, ['dataset', 'add', ...paths, '-o', 'name']);
  expect([added.code, added.stdout]).toEqual([0, 'own\n']);
  const unasked = await runCli(service, ['dataset', 'rm', 'own@1']);
  expect(unasked.stderr).toMatch(/Expected `--yes`/);
  const removed = await runCli(service, ['dataset', 'rm', 'own@1', '--yes']);
  expect([removed.code, removed.stdout]).toEqual([0, 'Deleted own: version 1.\n']);
});

test('says why an import has failed, and exits with 1', async () => {
  const { service } = useShared();
  const path = join(await useFolder(), 'page.h5');
  await writeFile(path, '<!DOCTYPE html><title>Sign in</title>');
  const { code, stdout, stderr } = await runCli(service, ['dataset', 'add', path]);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/HTML/);
  const missing = await runCli(service, ['dataset', 'add', join(path, 'nothing')]);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toMatch(/Expected a file or a folder at/);
});
