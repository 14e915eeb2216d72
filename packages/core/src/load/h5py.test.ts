// Loads files that h5py wrote with its defaults (fixtures/make-h5py-files.py), and files that are not HDF5.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isHdf5Spent } from '../hdf5/open-hdf5.ts';
import { loadDataset } from './load-dataset.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);
const readFixture = async (path: string) =>
  new Uint8Array(await readFile(new URL(`${path}.h5`, fixtures)));
const testFile = await readFixture('malicious/plain-test');
const load = (train: Uint8Array) => loadDataset({ train, test: testFile });
const loadFixture = async (name: string) => load(await readFixture(`h5py/${name}`));

test.each([
  ['class names of variable length', 'string-list'],
  ['boolean labels', 'boolean-labels'],
  ['labels that are floats', 'float-labels'],
])('reads %s like the plain file', async (_what, name) => {
  const { sha256: _, ...dataset } = await loadFixture(name);
  const { sha256: __, ...plain } = await loadFixture('plain');
  expect(dataset).toEqual(plain);
  expect(dataset).toMatchObject({ classes: ['non-cat', 'cat'] });
  expect([...dataset.train.labels]).toEqual([0, 1, 0]);
});

test.each([
  [
    'channels-first',
    'channels-first',
    /got shape \(3, 3, 8, 8\), which looks like \(images, channels, height, width\)\. Write it as `np\.moveaxis\(x, 1, -1\)`\.$/,
  ],
  ['lzf', 'unknown-filter', /got the filters lzf\. Write it with `compression='gzip'`, or without/],
  [
    'enumerated-labels',
    'wrong-type',
    /got an enumeration of shape \(3\)\. Write it as `y\.astype\('uint8'\)`/,
  ],
  ['half-labels', 'bad-label', /to be 0 or 1 everywhere, got 0\.5 at index 1\.$/],
])('refuses %s with a remedy', async (name, code, message) => {
  const loaded = loadFixture(name);
  await expect(loaded).rejects.toMatchObject({ name: 'CoreError', code });
  await expect(loaded).rejects.toThrow(message);
});

const text = (content: string) => new TextEncoder().encode(content);
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 2572022\n`;

test.each([
  ['a Git LFS pointer', text(pointer), /of 132 bytes\. Run `git lfs pull`/],
  ['an HTML page', text('\n<!DOCTYPE html><title>train.h5</title>'), /a web page was saved/],
  ['an HTML page', text('\ufeff<html lang="en">'), /a web page was saved/],
  ['an XML text', text('<?xml version="1.0"?><Error>'), /a server's answer was saved/],
  ['a JSON text', text('{"message": "Not Found"}'), /a server's answer was saved/],
  ['a gzip file', gzipSync(testFile), /Unpack it with `gunzip`/],
  ['a ZIP or .npz file', text('PK\x03\x04 and more'), /Unpack it, or write its arrays/],
  ['a NumPy .npy file', Uint8Array.of(0x93, ...text('NUMPY')), /Write its array to an HDF5 file/],
  ['an HDF4 file', text('\x0e\x03\x13\x01'), /h4toh5/],
  [
    'an empty file',
    new Uint8Array(0),
    /^[^0-9]+5, got an empty file\. Download or copy it again\.$/,
  ],
])('reports that a train file is %s and not HDF5', async (what, train, remedy) => {
  const loaded = load(train);
  await expect(loaded).rejects.toMatchObject({ name: 'CoreError', code: 'not-hdf5' });
  await expect(loaded).rejects.toThrow(`Expected the train file to be HDF5, got ${what}`);
  await expect(loaded).rejects.toThrow(remedy);
});

test('reports that the end of a truncated file is missing', async () => {
  const whole = await readFixture('h5py/plain');
  await expect(load(whole.subarray(0, -100))).rejects.toThrow(
    /The end of the file is missing: copy or download it again\.$/,
  );
});

test('does not use HDF5 again after a string whose length in the dataset differs from its length in the heap', async () => {
  expect(isHdf5Spent()).toBe(false);
  await expect(loadFixture('string-of-another-length')).rejects.toMatchObject({ code: 'not-hdf5' });
  expect(isHdf5Spent()).toBe(true);
});
