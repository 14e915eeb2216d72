// A dataset of six classes: the painted pictures of `provide-dataset --classes 6`.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDataset } from '@sweepq/core';
import { provideSynthetic } from '@sweepq/datasets';
import { afterAll } from 'vitest';

/** Creates a folder with the dataset `synthetic-6` for the tests of a file. `load` reads it without a service. */
export async function useSixClasses() {
  const root = await mkdtemp(join(tmpdir(), 'sweepq-six-'));
  afterAll(() => rm(root, { recursive: true, force: true }));
  const name = await provideSynthetic(root, { classes: 6 });
  const read = (split: 'train' | 'test') => readFile(join(root, name, `${split}_${name}.h5`));
  const load = async () => loadDataset({ train: await read('train'), test: await read('test') });
  return { root, name, load, classes: ['ball', 'cat', 'house', 'tree', 'boat', 'fish'] };
}
