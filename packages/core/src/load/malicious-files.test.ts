// Loads malicious files (fixtures/make-malicious-files.py) and damaged files.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { mutate } from '@sweepq/testing/mutate-bytes.ts';
import { describe, expect, test } from 'vitest';
import { CoreError } from '../core-error.ts';
import { writeHdf5 } from '../hdf5/open-hdf5.ts';
import { createDice } from '../synthesise/dice.ts';
import { loadDataset } from './load-dataset.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);
const readFixture = async (path: string) =>
  new Uint8Array(await readFile(new URL(`${path}.h5`, fixtures)));
const readMalicious = (name: string) => readFixture(`malicious/${name}`);

const test2 = await writeHdf5((file) => {
  const data = new Uint8Array(24);
  file.create_dataset({ name: 'test_set_x', data, shape: [2, 2, 2, 3], dtype: '<B' });
  file.create_dataset({ name: 'test_set_y', data: Int32Array.of(0, 1), shape: [2], dtype: '<i' });
  file.create_dataset({ name: 'list_classes', data: ['non-cat', 'cat'], shape: [2], dtype: 'S7' });
});
const load = (train: Uint8Array) => loadDataset({ train, test: test2 });

const key = 'Expected `train_set_x` in the train file to';
const own = `${key} hold its values itself, got`;

test.each(['plain', 'plain-latest'])('reads %s', async (name) => {
  const { train } = await load(await readMalicious(name));
  expect([...train.images]).toEqual(Array.from({ length: 36 }, (_, k) => (k * 7) % 256));
});

test.each([
  [
    'external-link',
    'not-own-values',
    `${own} an external link to \`sweepq-canary.h5:/train_set_x\`.`,
  ],
  [
    'external-link-latest',
    'not-own-values',
    `${own} an external link to \`sweepq-canary.h5:/train_set_x\`.`,
  ],
  ['soft-link-to-external-link', 'not-own-values', `${own} a soft link to \`/other/train_set_x\`.`],
  ['soft-link', 'not-own-values', `${own} a soft link to \`/other\`.`],
  ['external-storage', 'not-own-values', `${own} external storage.`],
  ['external-storage-latest', 'not-own-values', `${own} external storage.`],
  ['external-storage-stdin', 'not-own-values', `${own} external storage.`],
  ['virtual-dataset', 'not-own-values', `${own} a virtual dataset.`],
  ['virtual-dataset-of-itself', 'not-own-values', `${own} a virtual dataset.`],
  [
    'two-billion',
    'too-large',
    `${key} be at most 268435456 bytes, got uint8 of shape (166666667, 2, 2, 3).`,
  ],
  [
    'two-billion-packed',
    'too-large',
    `${key} be at most 268435456 bytes, got uint8 of shape (166666667, 2, 2, 3).`,
  ],
  ['huge-chunk', 'too-large', `${key} be in chunks of at most 8388608 bytes, got 12000000.`],
  [
    'unknown-filter',
    'unknown-filter',
    `${key} have no filters except gzip, shuffle and fletcher32, each at most once, got the filters scaleoffset. Write it with \`compression='gzip'\`, or without compression.`,
  ],
  [
    'bomb-in-a-chunk',
    'not-hdf5',
    'Expected the train file to be HDF5, got 72990 bytes that cannot be read as such: filter returned failure during read.',
  ],
])('refuses %s: %s', async (name, code, message) => {
  const file = await readMalicious(name);
  await expect(load(file)).rejects.toMatchObject({ name: 'CoreError', code, message });
  // The next file loads as usual.
  expect((await load(await readMalicious('plain'))).train.count).toBe(3);
});

test('refuses a file of a few kilobytes that claims a few hundred megabytes', async () => {
  const train = await writeHdf5((file) => {
    const shape = [1, 2, 2, 3];
    const data = new Uint8Array(12);
    const of = { maxshape: [null, 2, 2, 3], chunks: [1, 2, 2, 3], dtype: '<B' };
    file.create_dataset({ name: 'train_set_x', data, shape, ...of }).resize([2e7, 2, 2, 3]);
  });
  await expect(load(train)).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringMatching(/bytes that a file of \d+ can hold, got 240000000\.$/),
  });
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const originals = ['malicious/plain', 'malicious/plain-latest', 'h5py/string-list'];

describe.each(originals)('of 150 mutations of %s', async (path) => {
  const original = await readFixture(path);

  test('loads each mutation with the sha256 of its bytes, or refuses it with a CoreError', async () => {
    const seed = 1;
    const dice = createDice(seed);
    for (let k = 0; k < 150; k++) {
      const { kind, bytes } = mutate(original, dice);
      const expected = sha256(bytes);
      const dataset = await load(bytes).catch((error: unknown) => {
        expect(error, `${kind}, number ${k} of the seed ${seed}`).toBeInstanceOf(CoreError);
        // The name of the file in the in-memory file system of HDF5 means nothing to the user.
        expect((error as CoreError).message).not.toMatch(/\/dataset-\d+/);
      });
      if (dataset !== undefined) expect(dataset.sha256.train).toBe(expected);
    }
  }, 60_000);
});
