// Mutates small files of each format, and imports them in a thread, one after the other.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDataset } from '@sweepq/core';
import { createMutationDice, mutate } from '@sweepq/testing/mutate-bytes.ts';
import { afterAll, expect, test } from 'vitest';
import type { DatasetError } from '../dataset-error.ts';
import { createImporter } from '../import/create-importer.ts';
import { importErrorCodes } from '../import-error-codes.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);
const folder = await mkdtemp(join(tmpdir(), 'sweepq-mutations-'));
const importer = createImporter({ timeoutMs: 20_000 });
afterAll(async () => {
  await importer.close();
  await rm(folder, { recursive: true });
});

const seed = 1;
/** The memory that the process may use more than before: HDF5 has 64 MB, and a thread is replaced while its memory is not yet free. */
const mostBytes = 300 * 2 ** 20;

test.each([
  ['HDF5', 1000, 'broken/all.h5', {}],
  ['HDF5 with strings of variable length', 1000, 'layouts/list-classes-strings/train.h5', {}],
  ['gzip', 2000, 'layouts/h5-gz/train.h5.gz', {}],
  ['.npz', 2000, 'layouts/npz-compressed/data.npz', {}],
  ['.npy', 2000, 'layouts/npy-folder/x_train.npy', {}],
  [
    'a zip of pictures',
    2000,
    'layouts/pictures-few/photos.zip',
    { shape: [5, 6, 3], split: { testShare: 0.5 } },
  ],
])(
  'of the mutations of %s (%i), each is imported as a dataset that loads, or refused by its name, in 300 MB',
  async (format, mutations, path, mapping) => {
    const name = path.split('/').at(-1) as string;
    const original = new Uint8Array(await readFile(new URL(path, fixtures)));
    const into = join(folder, 'into');
    const source = join(folder, format.replace(/\W/g, '-'));
    await mkdir(into, { recursive: true });
    await mkdir(source);
    if (name.endsWith('.npy')) {
      const labels = await readFile(new URL('layouts/npy-folder/y_train.npy', fixtures));
      await writeFile(join(source, 'y_train.npy'), labels);
    }
    const dice = createMutationDice(seed);
    const codes: { imported?: number; [code: string]: number | undefined } = {};
    const before = process.memoryUsage().rss;
    let most = 0;
    for (let k = 0; k < mutations; k++) {
      const { kind, bytes } = mutate(original, dice);
      await writeFile(join(source, name), bytes);
      const archive = name.endsWith('.npy') ? source : join(source, name);
      const of = `${kind}, number ${k} of the seed ${seed}`;
      const imported = await importer
        .run({ source: { archive }, mapping, into }, undefined)
        .catch((error: DatasetError) => {
          expect(Object.keys(importErrorCodes), `${of}: ${error.message}`).toContain(error.code);
          // Nothing of the machine is shown.
          expect(error.message, of).not.toMatch(/sweepq-mutations|\/dataset-\d+/);
          codes[error.code] = (codes[error.code] ?? 0) + 1;
        });
      most = Math.max(most, process.memoryUsage().rss - before);
      if (imported === undefined) continue;
      const { train, test } = imported;
      await loadDataset({ train: await readFile(train), test: await readFile(test) });
      codes.imported = (codes.imported ?? 0) + 1;
    }
    expect(Object.keys(codes).length).toBeGreaterThan(1);
    expect(most).toBeLessThan(mostBytes);
  },
  600_000,
);
