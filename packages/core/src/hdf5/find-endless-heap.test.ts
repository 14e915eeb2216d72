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
])('rejects a file whose heap ends in free space of size 0 in the place %s', async (_what, at) => {
  const damaged = new Uint8Array(original);
  damaged.fill(0, heap + at, heap + at + 16);
  expect(findEndlessHeap(damaged)).toBe(heap);
  await expect(loadDataset({ train: damaged, test: damaged })).rejects.toMatchObject({
    code: 'not-hdf5',
    message: expect.stringContaining(`reading the heap at byte ${heap} would not end`),
  });
});

test.each([
  ['2⁵⁶', 2n ** 56n],
  ['2³² − 16', 2n ** 32n - 16n],
])(
  'rejects a heap that HDF5 never stops reading because it keeps 32 bits of the length %s',
  async (_what, length) => {
    const damaged = Buffer.from(original);
    // The free space at the end becomes an object of this length, whose lower 32 bits lead to zeros, or back to the object.
    damaged.fill(0, heap + 64, heap + 96);
    damaged.writeUInt16LE(3, heap + 64);
    damaged.writeBigUInt64LE(length, heap + 72);
    expect(findEndlessHeap(damaged)).toBe(heap);
  },
);

test.each([0, 8, 12, 20])('a heap that is cut off after %i bytes is not endless', (kept) => {
  expect(findEndlessHeap(original.subarray(0, heap + kept))).toBeUndefined();
});

test('rejects a file with 2 MB of heaps that overlap, and does not read each of them to its end', async () => {
  // A heap of 2^40 bytes starts every 32 bytes. Each object of 16 bytes fills the distance to the object of the next heap.
  const unit = Buffer.alloc(32);
  unit.write('GCOL\x01');
  unit.writeBigUInt64LE(2n ** 40n, 8);
  unit.writeUInt16LE(1, 16);
  unit.writeBigUInt64LE(16n, 24);
  const crafted = new Uint8Array(Buffer.concat([original, Buffer.alloc(2 ** 21, unit)]));
  const found = findEndlessHeap(crafted);
  expect(found).toBeGreaterThanOrEqual(original.length);
  await expect(loadDataset({ train: crafted, test: crafted })).rejects.toMatchObject({
    code: 'not-hdf5',
    message: expect.stringContaining(`reading the heap at byte ${found} would not end`),
  });
});
