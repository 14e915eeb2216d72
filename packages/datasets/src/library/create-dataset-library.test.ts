import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesiseDataset } from '@sweepq/core';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { DatasetError } from '../dataset-error.ts';
import { readDataset } from '../read/read-dataset.ts';
import { createDatasetLibrary } from './create-dataset-library.ts';
import type { DatasetFiles } from './dataset-folder.ts';

const files = await synthesiseDataset();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweepq-datasets-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function addDataset(root: string, name: string, fileNames = ['train_a.h5', 'test_a.h5']) {
  const path = join(folder, root, name);
  await mkdir(path, { recursive: true });
  for (const fileName of fileNames) {
    await writeFile(join(path, fileName), fileName.startsWith('train') ? files.train : files.test);
  }
  return path;
}

const createLibrary = (...roots: string[]) =>
  createDatasetLibrary({ roots: roots.map((root) => join(folder, root)) });

test('lists the complete datasets of all roots once, in alphabetical order', async () => {
  await addDataset('one', 'dogs');
  await addDataset('two', 'dogs');
  await addDataset('two', 'cats');
  await addDataset('two', '.draft');
  await addDataset('two', 'half', ['train_a.h5']);
  await writeFile(join(folder, 'two', 'README.md'), '');
  expect(await createLibrary('one', 'two', 'nowhere').list()).toEqual(['cats', 'dogs']);
});

test('finds a dataset that two roots have in the earlier root', async () => {
  const path = await addDataset('one', 'dogs');
  await addDataset('two', 'dogs');
  expect(await createLibrary('one', 'two').find('dogs')).toEqual({
    name: 'dogs',
    root: join(folder, 'one'),
    trainPath: join(path, 'train_a.h5'),
    testPath: join(path, 'test_a.h5'),
  });
});

test.each(['../two/cats', '..', '.', '', '/', 'a/b', 'a\\b', 'x'.repeat(65), 'cats\0', 'cats.CSV'])(
  'finds nothing under the name %j',
  async (name) => {
    await addDataset('one', 'dogs');
    await addDataset('two', 'cats');
    const library = createLibrary('one');
    expect(await library.find(name)).toBeUndefined();
    await expect(library.load(name)).rejects.toMatchObject({
      code: 'dataset-not-found',
      message: `Expected the name of a dataset to be 1 to 64 characters: letters (a-z, A-Z), digits, \`.\`, \`_\` and \`-\`, beginning with a letter or a digit, without a suffix of a format such as \`.csv\`, got \`${name}\`.`,
    });
  },
);

test('the error about an unknown dataset names the known datasets', async () => {
  await addDataset('one', 'dogs');
  await addDataset('one', 'cats');
  await expect(createLibrary('one').load('birds')).rejects.toThrow(
    'Expected `dataset` to be one of those known (`cats`, `dogs`), got `birds`.',
  );
  await expect(createLibrary('none').load('birds')).rejects.toThrow(
    'Expected `dataset` to be one of those known (none), got `birds`.',
  );
});

test.each([
  [['train_a.h5'], '1 and 0 (`train_a.h5`)'],
  [
    ['train_a.h5', 'train_a (1).h5', 'test_a.h5'],
    '2 and 1 (`train_a (1).h5`, `train_a.h5`, `test_a.h5`)',
  ],
  [
    ['train_a.h5', 'train_b.h5', 'train_c.h5', 'train_d.h5', 'test_a.h5'],
    '4 and 1 (`train_a.h5`, `train_b.h5`, `train_c.h5`, `train_d.h5`, …)',
  ],
  [[], '0 and 0'],
])(
  'refuses a folder that contains %j, with the number of its train and test files',
  async (fileNames, counts) => {
    const path = await addDataset('one', 'broken', fileNames);
    await addDataset('one', 'cats');
    const library = createLibrary('one');
    await expect(library.find('broken')).rejects.toMatchObject({
      code: 'bad-dataset-folder',
      path,
      message: `Expected the folder \`broken\` to hold exactly one train_*.h5 and one test_*.h5, got ${counts}.`,
    });
    expect(await library.list()).toEqual(['cats']);
  },
);

test('loads a dataset once for many requests', async () => {
  await addDataset('one', 'cats');
  const library = createLibrary('one');
  const [first, second] = await Promise.all([library.load('cats'), library.load('cats')]);
  expect(second).toBe(first);
  expect(await library.load('cats')).toBe(first);
});

test('loads a dataset again after one of its files has changed', async () => {
  const path = await addDataset('one', 'cats');
  const library = createLibrary('one');
  const before = await library.load('cats');
  await writeFile(join(path, 'train_a.h5'), Buffer.concat([files.train, Buffer.from('\0')]));
  const after = await library.load('cats');
  expect(after.sha256.train).not.toBe(before.sha256.train);
  expect(after.sha256.test).toBe(before.sha256.test);
});

test('loads a broken dataset after it was repaired', async () => {
  const path = await addDataset('one', 'cats');
  await writeFile(join(path, 'test_a.h5'), 'nothing');
  const library = createLibrary('one');
  await expect(library.load('cats')).rejects.toMatchObject({ code: 'not-hdf5' });
  await writeFile(join(path, 'test_a.h5'), files.test);
  expect((await library.load('cats')).test.count).toBe(50);
});

/** A library that caches the pixels of up to `datasets` datasets, and the list of datasets that it has read. */
function countReads(datasets: number) {
  const reads: string[] = [];
  const read = async (of: DatasetFiles) => {
    reads.push(of.name);
    return readDataset(of);
  };
  // 259 images of 64 × 64 × 3 bytes, and a label of 1 byte for each.
  const keepBytes = datasets * 259 * (64 * 64 * 3 + 1);
  const library = createDatasetLibrary({ roots: [join(folder, 'one')], read, keepBytes });
  return { library, reads };
}

test('caches the summary of every dataset, and the pixels of the datasets that fit', async () => {
  for (const name of ['ants', 'bees', 'cats']) await addDataset('one', name);
  const { library, reads } = countReads(2);
  for (const name of await library.list()) {
    expect(await library.describe(name)).toMatchObject({ trainCount: 209, testCount: 50 });
  }
  for (const name of await library.list()) await library.describe(name);
  expect(reads.splice(0)).toEqual(['ants', 'bees', 'cats']);
  await library.load('bees');
  expect(reads.splice(0)).toEqual([]);
  await library.load('ants');
  await library.load('bees');
  expect(reads.splice(0)).toEqual(['ants']);
  await library.load('cats');
  expect(reads.splice(0)).toEqual(['cats']);
});

test('caches no pixels larger than the limit, and shares a read in progress', async () => {
  await addDataset('one', 'cats');
  const { library, reads } = countReads(0.9);
  const [first, second] = await Promise.all([library.load('cats'), library.load('cats')]);
  expect(second).toBe(first);
  expect(reads).toEqual(['cats']);
  await library.load('cats');
  expect(reads).toEqual(['cats', 'cats']);
});

test('keeps a cached summary if the pixels cannot be read again', async () => {
  await addDataset('one', 'cats');
  let isBusy = false;
  const read = async (of: DatasetFiles) => {
    if (isBusy) throw new DatasetError('reader-busy', 'Busy.');
    return readDataset(of);
  };
  const roots = [join(folder, 'one')];
  const library = createDatasetLibrary({ roots, read, keepBytes: 0 });
  await library.describe('cats');
  isBusy = true;
  await expect(library.load('cats')).rejects.toMatchObject({ code: 'reader-busy' });
  expect(await library.describe('cats')).toMatchObject({ testCount: 50 });
  isBusy = false;
  expect((await library.load('cats')).test.count).toBe(50);
});

test.each([
  ['too-slow', 599_999],
  ['reader-crashed', 59_999],
] as const)(
  'a dataset that was refused with %s is not read again for %d ms',
  async (code, keptMs) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await addDataset('one', 'cats');
    let reads = 0;
    const read = async () => {
      reads += 1;
      throw new DatasetError(code, 'Refused.');
    };
    const library = createDatasetLibrary({ roots: [join(folder, 'one')], read });
    const ask = () => expect(library.describe('cats')).rejects.toMatchObject({ code });
    await ask();
    vi.advanceTimersByTime(keptMs);
    await ask();
    expect(reads).toBe(1);
    vi.advanceTimersByTime(1);
    await ask();
    expect(reads).toBe(2);
  },
);

test('drops the cache of a dataset whose folder was removed', async () => {
  const path = await addDataset('one', 'cats');
  const { library, reads } = countReads(2);
  await library.load('cats');
  await rename(path, join(folder, 'aside'));
  expect(await library.list()).toEqual([]);
  await rename(join(folder, 'aside'), path);
  await library.load('cats');
  expect(reads).toEqual(['cats', 'cats']);
});
