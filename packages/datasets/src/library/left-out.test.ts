import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesiseDataset } from '@sweepq/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatasetLibrary } from './create-dataset-library.ts';
import { type LeftOut, toLeftOut } from './left-out.ts';

const files = await synthesiseDataset();
let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweepq-left-out-'));
  root = join(folder, 'root');
  await mkdir(root);
});
afterEach(() => rm(folder, { recursive: true }));

async function addDataset(name: string, parent = root) {
  const path = join(parent, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'train_a.h5'), files.train);
  await writeFile(join(path, 'test_a.h5'), files.test);
  return path;
}

/** A library, and a list of the datasets that it has reported as left out. */
function useLibrary() {
  const told: LeftOut[] = [];
  const onLeftOut = (leftOut: LeftOut) => void told.push(leftOut);
  return { told, library: createDatasetLibrary({ roots: [root], onLeftOut }) };
}

test('lists the datasets, and each left-out folder with the reason', async () => {
  await addDataset('cats');
  await addDataset('.draft');
  await addDataset('Größe-Ünicode');
  await addDataset('my cats (v2)');
  await writeFile(join(await addDataset('copy-twice'), 'train_a (1).h5'), files.train);
  await addDataset('elsewhere', folder);
  await symlink(join(folder, 'elsewhere'), join(root, 'linked'));
  await symlink(join(folder, 'nothing'), join(root, 'dangling'));
  await symlink('round', join(root, 'round'));
  await writeFile(join(root, 'train_a.h5'), files.train);
  await writeFile(join(root, 'README.md'), '');
  const { library, told } = useLibrary();
  const { names, leftOut } = await library.survey();
  expect(names).toEqual(['cats']);
  expect(leftOut.map(({ name, code }) => [name, code])).toEqual([
    ['Größe-Ünicode', 'bad-name'],
    ['copy-twice', 'bad-dataset-folder'],
    ['dangling', 'dead-link'],
    ['linked', 'outside-datasets'],
    ['my cats (v2)', 'bad-name'],
    ['round', 'dead-link'],
    ['train_a.h5', 'not-a-folder'],
  ]);
  for (const { name, reason } of leftOut) {
    expect(reason).toContain(`\`${name}\``);
    expect(reason).not.toContain(folder);
  }
  expect(told.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(leftOut);
});

test('reports a left-out dataset once, and again if the reason changes', async () => {
  const path = await addDataset('cats');
  await rename(join(path, 'test_a.h5'), join(path, 'exam_a.h5'));
  const { library, told } = useLibrary();
  for (let k = 0; k < 3; k++) await library.survey();
  await expect(library.describe('cats')).rejects.toMatchObject({ code: 'bad-dataset-folder' });
  expect(told.map(({ code }) => code)).toEqual(['bad-dataset-folder']);
  await rename(join(path, 'train_a.h5'), join(path, 'drain_a.h5'));
  await library.survey();
  expect(told.map(({ reason }) => /got (. and .)/.exec(reason)?.[1])).toEqual([
    '1 and 0',
    '0 and 0',
  ]);
});

test('reports an unreadable dataset once, and again if it was readable in the meantime', async () => {
  const path = await addDataset('cats');
  const { library, told } = useLibrary();
  const spoil = () =>
    writeFile(join(path, 'train_a.h5'), 'version https://git-lfs.github.com/spec/v1');
  await spoil();
  for (let k = 0; k < 3; k++) {
    await expect(library.describe('cats')).rejects.toMatchObject({ code: 'not-hdf5' });
    await library.survey();
  }
  expect(told).toEqual([
    { name: 'cats', code: 'not-hdf5', reason: expect.stringContaining('a Git LFS pointer') },
  ]);
  await writeFile(join(path, 'train_a.h5'), files.train);
  await library.describe('cats');
  await spoil();
  await expect(library.describe('cats')).rejects.toMatchObject({ code: 'not-hdf5' });
  expect(told).toHaveLength(2);
});

test('lists the root itself as left out if it is no longer a folder', async () => {
  const { library } = useLibrary();
  await rm(root, { recursive: true });
  await symlink('root', root);
  expect(await library.survey()).toEqual({
    names: [],
    leftOut: [{ name: 'root', code: 'dead-link', reason: expect.not.stringContaining(folder) }],
  });
});

test('an unexpected error shows no internal details', () => {
  expect(toLeftOut('cats', new TypeError(`secret ${folder}`))).toEqual({
    name: 'cats',
    code: 'internal',
    reason: 'It could not be read. The log of the service has the error.',
  });
});
