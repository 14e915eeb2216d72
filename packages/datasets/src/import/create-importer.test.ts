import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { synthesiseDataset } from '@sweepq/core';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createImporter } from './create-importer.ts';

const files = await synthesiseDataset();
let folder: string;
const source = () => ({ train: join(folder, 'train'), test: join(folder, 'test') });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweepq-import-'));
  await writeFile(source().train, files.train);
  await writeFile(source().test, files.test);
});
afterAll(() => rm(folder, { recursive: true }));

function useImporter(options?: Parameters<typeof createImporter>[0]) {
  const importer = createImporter(options);
  onTestFinished(() => importer.close());
  return importer;
}

const taskOf = (into = folder) => ({ source: source(), mapping: {}, into });

test('stores files in the layout of the article as they are', async () => {
  const { train, test, report } = await useImporter().run(taskOf());
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
  await expect(useImporter().run(taskOf(), signal)).rejects.toThrow('enough');
});

/** Writes the program of a thread that runs the code `how` for a task with the folder `harmful`, and does nothing for every other task. */
async function writeThread(how: string): Promise<URL> {
  const path = join(folder, 'thread.mjs');
  const text = `export default ({ into }) => {
    if (into === 'harmful') { ${how} }
    return { isSpent: false, imported: { into } };
  };`;
  await writeFile(path, text);
  return new URL(`file://${path}`);
}

test('the time limit of an import starts after the earlier imports, and its error has a remedy', async () => {
  const importer = useImporter({ thread: await writeThread('for (;;);'), timeoutMs: 2_000 });
  const harmful = expect(importer.run(taskOf('harmful'))).rejects.toMatchObject({
    ...{ name: 'DatasetError', code: 'too-slow', retriable: true },
    message: 'Expected the import to end within 2 s. Make the files smaller.',
  });
  const stopping = new AbortController();
  const cancelled = expect(importer.run(taskOf(), stopping.signal)).rejects.toThrow('cancelled');
  const next = importer.run(taskOf());
  // An import that waits ends as soon as it is cancelled.
  stopping.abort(new Error('cancelled'));
  await cancelled;
  await harmful;
  expect(await next).toEqual({ into: folder });
}, 60_000);

test('an import after a cancelled one begins when the thread of the cancelled one has ended', async () => {
  const fifo = join(folder, 'fifo');
  const log = join(folder, 'log');
  await promisify(execFile)('mkfifo', [fifo]);
  const text = `import { appendFileSync, openSync } from 'node:fs';
    appendFileSync(${JSON.stringify(log)}, 'thread ');
    export default ({ into }) => {
      appendFileSync(${JSON.stringify(log)}, 'task ');
      // Blocks until the pipe is opened for writing. A thread in a system call does not end before that.
      if (into === 'harmful') openSync(${JSON.stringify(fifo)});
      return { isSpent: false, imported: { into } };
    };`;
  await writeFile(join(folder, 'blocking.mjs'), text);
  const importer = useImporter({ thread: new URL(`file://${join(folder, 'blocking.mjs')}`) });
  // Opened for reading and writing, a pipe blocks nobody.
  const release = () => open(fifo, 'r+');
  onTestFinished(async () => {
    await using _released = await release();
    await importer.close();
  });
  const stopping = new AbortController();
  const cancelled = expect(importer.run(taskOf('harmful'), stopping.signal)).rejects.toThrow('x');
  await vi.waitFor(async () => expect(await readFile(log, 'utf8')).toBe('thread task '), 30_000);
  const next = importer.run(taskOf());
  stopping.abort(new Error('x'));
  await cancelled;
  // A thread that starts now would be as far as this one.
  await useImporter({ thread: await writeThread('') }).run(taskOf());
  expect(await readFile(log, 'utf8')).toBe('thread task ');
  await using _released = await release();
  expect(await next).toEqual({ into: folder });
  expect(await readFile(log, 'utf8')).toBe('thread task thread task ');
}, 60_000);

test('explains that its thread has ended, and imports the next dataset in another thread', async () => {
  const importer = useImporter({ thread: await writeThread('process.exit(3);') });
  await expect(importer.run(taskOf('harmful'))).rejects.toMatchObject({
    ...{ name: 'DatasetError', code: 'reader-crashed', retriable: true },
    message:
      'Expected the import to end, but its thread ended before it was done. Make the files smaller.',
  });
  expect(await importer.run(taskOf())).toEqual({ into: folder });
});

test.skipIf(!existsSync('/dev/full'))(
  'says that the disk is full, and can be retried',
  async () => {
    const into = join(folder, 'full');
    await mkdir(into);
    await symlink('/dev/full', join(into, 'train_set.h5'));
    await expect(useImporter().run(taskOf(into))).rejects.toMatchObject({
      ...{ name: 'DatasetError', code: 'cannot-store', retriable: true },
      message: 'The blob folder cannot store a file: no space left on device (ENOSPC).',
    });
  },
);
