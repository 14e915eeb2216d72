import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installFolder } from './install-folder.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sweepq-install-'));
});
afterEach(() => rm(root, { recursive: true }));

const filesWith = (text: string) =>
  ['train_a.h5', 'test_a.h5'].map((fileName) => ({ fileName, bytes: Buffer.from(text) }));

test('creates the folder with all its files', async () => {
  await installFolder(join(root, 'deep', 'down'), 'a', filesWith('first'));
  expect(await readdir(join(root, 'deep', 'down'))).toEqual(['a']);
  expect(await readFile(join(root, 'deep', 'down', 'a', 'test_a.h5'), 'utf8')).toBe('first');
});

test('does not change a folder that another process has installed first', async () => {
  await installFolder(root, 'a', filesWith('first'));
  await installFolder(root, 'a', filesWith('second'));
  expect(await readdir(root)).toEqual(['a']);
  expect(await readFile(join(root, 'a', 'train_a.h5'), 'utf8')).toBe('first');
});

test('fails if an incomplete folder exists, and leaves no draft', async () => {
  await mkdir(join(root, 'a'));
  await writeFile(join(root, 'a', 'train_a.h5'), 'half');
  await expect(installFolder(root, 'a', filesWith('first'))).rejects.toMatchObject({
    code: 'bad-dataset-folder',
  });
  expect(await readdir(root)).toEqual(['a']);
});
