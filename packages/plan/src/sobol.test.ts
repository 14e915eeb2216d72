// Stored plans depend on these points, so the hashes in this file must never change.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSobol, mostDimensions } from './sobol.ts';

const twoTo32 = 2 ** 32;

test.each([
  [0, '87ebbc76ea40c8a22797b975024477e43b6795df076f686f57c90fa30be37683'],
  [5, '281b5bb21f819a677a8c9fac1dc61a2183721862281227155c8b4a109a47cb89'],
  [2 ** 32 - 1, '7e8a66bfeb06b305dbc9d9781cf080bfc1eb208a5711696eacbdd6c8b731cf8c'],
])('4096 points of 8 dimensions with seed %i equal those of version 0.1', (seed, sha256) => {
  const next = createSobol(8, seed);
  const hash = createHash('sha256');
  for (let k = 0; k < 4096; k++) hash.update(JSON.stringify(next()));
  expect(hash.digest('hex')).toBe(sha256);
});

test('4096 unshifted points of 64 dimensions equal those of SciPy 1.17.1, to the bit', () => {
  const next = createSobol(64, 7);
  const words = Array.from({ length: 4096 }, () => next().map((share) => share * twoTo32));
  const [shift] = words as [number[]];
  // sha256 of scipy.stats.qmc.Sobol(64, scramble=False, bits=32).random(4096) · 2^32 as uint32, little-endian.
  const bytes = new DataView(new ArrayBuffer(4 * 4096 * 64));
  for (const [row, point] of words.entries()) {
    for (const [k, word] of point.entries()) {
      bytes.setUint32(4 * (64 * row + k), (word ^ (shift[k] as number)) >>> 0, true);
    }
  }
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    'eb652b2fef68714072f325758c3471ee8622e12a5d9b4ad5d90784464c6a8da3',
  );
});

test('adding a dimension does not change the dimensions before it', () => {
  const [narrow, wide] = [createSobol(7, 3), createSobol(9, 3)];
  for (let k = 0; k < 256; k++) expect(wide().slice(0, 7)).toEqual(narrow());
});

test('supports 64 dimensions, and the error for more dimensions names this limit', () => {
  expect(mostDimensions).toBe(64);
  expect(() => createSobol(65, 0)).toThrow(
    new RangeError("Expected at most 64 dimensions for Sobol's sequence, got 65."),
  );
});
