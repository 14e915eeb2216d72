import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesiseDataset } from '@sweepq/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importDataset } from '../index.ts';

const files = await synthesiseDataset();
let folder: string;
const source = () => ({ train: join(folder, 'train'), test: join(folder, 'test') });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweepq-import-'));
  await writeFile(source().train, files.train);
  await writeFile(source().test, files.test);
});
afterAll(() => rm(folder, { recursive: true }));

test('stores files in the layout of the article as they are', async () => {
  const { train, test, report } = await importDataset(source(), {}, folder);
  expect(Buffer.compare(await readFile(train), files.train)).toBe(0);
  expect(Buffer.compare(await readFile(test), files.test)).toBe(0);
  expect(report).toEqual({
    layout: 'article',
    dtype: 'uint8',
    shape: [209, 64, 64, 3],
    range: [0, 255],
    found: {
      train: { x: 'train_set_x', y: 'train_set_y' },
      test: { x: 'test_set_x', y: 'test_set_y' },
      classes: 'list_classes',
    },
    conversions: [],
    ignored: [],
  });
});

test('throws the reason of its signal', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(importDataset(source(), {}, folder, { signal })).rejects.toThrow('enough');
});
