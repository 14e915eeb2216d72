import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadDataset } from '../load/load-dataset.ts';
import { findEndlessHeap } from './find-endless-heap.ts';

const fixture = new URL('../../fixtures/h5py/string-list.h5', import.meta.url);
const original = await readFile(fixture);
const heap = original.indexOf('GCOL');

test('finds no endless heap in a file that h5py has written', () => {
  expect(heap).toBeGreaterThan(0);
  expect(findEndlessHeap(original)).toBeUndefined();
});

test.each([
  ['of the first object', 16],
  ['of the free space at the end', 64],
])(
  'a file whose heap ends in free space of size 0 in the place %s is refused',
  async (_what, at) => {
    const damaged = new Uint8Array(original);
    damaged.fill(0, heap + at, heap + at + 16);
    expect(findEndlessHeap(damaged)).toBe(heap);
    await expect(loadDataset({ train: damaged, test: damaged })).rejects.toMatchObject({
      code: 'not-hdf5',
      message: expect.stringContaining('has free space of size 0'),
    });
  },
);

test.each([0, 8, 12, 20])('a heap that is cut off after %i bytes is not endless', (kept) => {
  expect(findEndlessHeap(original.subarray(0, heap + kept))).toBeUndefined();
});
