import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesiseDataset } from '@sweepq/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDatasetLibrary } from '../library/create-dataset-library.ts';
import { createDatasetReader, type DatasetReaderOptions } from './create-dataset-reader.ts';

const files = await synthesiseDataset();
let folder: string;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweepq-reader-'));
  await mkdir(join(folder, 'root', 'cats'), { recursive: true });
  await writeFile(join(folder, 'root', 'cats', 'train_a.h5'), files.train);
  await writeFile(join(folder, 'root', 'cats', 'test_a.h5'), files.test);
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await rm(folder, { recursive: true });
});

/** `asked` gets the name of each dataset that the library reads. */
function createLibrary(options?: DatasetReaderOptions, asked: string[] = []) {
  const reader = createDatasetReader(options);
  ends.push(reader.close);
  const read: typeof reader.read = (of) => {
    asked.push(of.name);
    return reader.read(of);
  };
  return createDatasetLibrary({ roots: [join(folder, 'root')], read });
}

/** Writes the program of a thread that reads the dataset `cats`, and runs the code `how` for any other dataset. */
async function writeThread(how: string): Promise<URL> {
  const path = join(folder, 'thread.mjs');
  const real = new URL('../../dist/read/reading-thread.js', import.meta.url).href;
  const text = `import read from ${JSON.stringify(real)};
    export default (files) => { if (files.name === 'cats') return read(files); ${how} };`;
  await writeFile(path, text);
  return new URL(`file://${path}`);
}

async function addHarmful() {
  await mkdir(join(folder, 'root', 'harmful'));
  for (const name of ['train_a.h5', 'test_a.h5']) {
    await writeFile(join(folder, 'root', 'harmful', name), '');
  }
}

test('returns the dataset of its thread, in shared memory, with the sha256 of both files', async () => {
  const { train, sha256 } = await createLibrary().load('cats');
  expect(train.images.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(sha256.train).toMatch(/^[0-9a-f]{64}$/);
});

test('rejects with the message and the code of the error in its thread', async () => {
  await writeFile(join(folder, 'root', 'cats', 'train_a.h5'), 'text');
  await expect(createLibrary().load('cats')).rejects.toMatchObject({
    name: 'CoreError',
    code: 'not-hdf5',
  });
});

/**
 * Fills the heap with small objects. V8 aborts the whole process if a thread allocates too much memory before V8 ends it. On Node 24 large
 * arrays made that happen in 1 of 10 runs. V8 can end this thread after each object.
 */
const fillHeap = 'let list; for (;;) list = { list };';

test.each([
  ['takes too long', 'for (;;);', 'too-slow', /within 5 s\. Its thread was terminated/],
  ['ends', 'process.exit(3);', 'reader-crashed', /its thread ended before it was done/],
  ['runs out of memory', fillHeap, 'reader-crashed', /its thread ran out of memory/],
])(
  'rejects if its thread %s, and reads the next dataset in another thread',
  async (...of) => {
    const [, how, code, message] = of;
    await addHarmful();
    const asked: string[] = [];
    const timeoutMs = code === 'too-slow' ? 5_000 : 60_000;
    const library = createLibrary(
      { thread: await writeThread(how), timeoutMs, maxWaitMs: 60_000 },
      asked,
    );
    const harmful = library.load('harmful');
    harmful.catch(() => undefined);
    await vi.waitFor(() => expect(asked).toEqual(['harmful']), { timeout: 30_000 });
    const next = library.load('cats');
    await expect(harmful).rejects.toMatchObject({ name: 'DatasetError', code });
    await expect(harmful).rejects.toThrow(message);
    expect((await next).test.count).toBe(50);
  },
  120_000,
);

test('rejects if a dataset waits too long, and reads it at the next request', async () => {
  await addHarmful();
  const asked: string[] = [];
  const thread = await writeThread('for (;;);');
  const library = createLibrary({ thread, timeoutMs: 3_000, maxWaitMs: 200 }, asked);
  const harmful = expect(library.load('harmful')).rejects.toMatchObject({ code: 'too-slow' });
  await vi.waitFor(() => expect(asked).toEqual(['harmful']), { timeout: 30_000 });
  await expect(library.load('cats')).rejects.toMatchObject({
    code: 'reader-busy',
    retriable: true,
    message:
      'Expected the read of the dataset cats to begin within 0.2 s. Other datasets are being read.',
  });
  await harmful;
  expect((await library.describe('cats')).testCount).toBe(50);
});

test('refuses a link that leads out of the folder, and follows a folder that is itself a link', async () => {
  const outside = join(folder, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'train_a.h5'), files.train);
  await writeFile(join(outside, 'test_a.h5'), files.test);
  await symlink(outside, join(folder, 'root', 'linked'));
  await mkdir(join(folder, 'root', 'half'));
  await symlink(join(outside, 'train_a.h5'), join(folder, 'root', 'half', 'train_a.h5'));
  await writeFile(join(folder, 'root', 'half', 'test_a.h5'), files.test);
  await symlink(join(folder, 'root', 'cats'), join(folder, 'root', 'alias'));
  const library = createLibrary();
  for (const name of ['linked', 'half']) {
    await expect(library.load(name)).rejects.toMatchObject({ code: 'outside-datasets' });
  }
  expect(await library.list()).toEqual(['alias', 'cats']);
  await symlink(join(folder, 'root'), join(folder, 'link'));
  const linked = createDatasetLibrary({ roots: [join(folder, 'link')] });
  expect((await linked.load('alias')).train.count).toBe(209);
});
