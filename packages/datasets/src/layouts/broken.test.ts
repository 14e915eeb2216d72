// Each broken file is a committed file that fixtures/make-broken.py has written, with its sentence in broken.json.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { maxFileBytes } from '@sweepq/core';
import { afterAll, expect, test } from 'vitest';
import { createImporter } from '../import/create-importer.ts';
import type { ImportMapping, ImportSource } from '../import/import-mapping.ts';

type Case = { source: ImportSource; mapping?: ImportMapping; code: string; message: string };

const fixtures = new URL('../../fixtures/', import.meta.url);
const cases: Record<string, Case> = JSON.parse(
  await readFile(new URL('broken.json', fixtures), 'utf8'),
);
const folder = await mkdtemp(join(tmpdir(), 'sweepq-broken-'));
const importer = createImporter();
afterAll(async () => {
  await importer.close();
  await rm(folder, { recursive: true });
});

const locate = (source: ImportSource): ImportSource =>
  Object.fromEntries(
    Object.entries(source).map(([slot, name]) => [
      slot,
      fileURLToPath(new URL(`broken/${name}`, fixtures)),
    ]),
  );
const run = (source: ImportSource, mapping: ImportMapping = {}) =>
  importer.run({ source, mapping, into: folder });

test.each(Object.entries(cases))(
  'rejects %s with the reason and a remedy',
  async (_name, { source, mapping, code, message }) => {
    await expect(run(locate(source), mapping)).rejects.toMatchObject({
      ...{ name: 'DatasetError', code, message, retriable: false },
    });
    // A remedy is a sentence of its own.
    expect(message).toMatch(/\. .+\.$/);
  },
);

test('each committed file is imported by one of these tests', async () => {
  const used = Object.values(cases).flatMap(({ source }) => Object.values(source));
  const files = await readdir(new URL('broken/', fixtures));
  expect(files.filter((file) => !used.includes(file))).toEqual([]);
});

test('stops unpacking a gzip bomb at the size limit', async () => {
  const member = gzipSync(Buffer.alloc(2 ** 20));
  const path = join(folder, 'bomb.gz');
  await writeFile(path, Buffer.concat(Array(maxFileBytes / 2 ** 20 + 1).fill(member)));
  await expect(run({ archive: path })).rejects.toMatchObject({
    code: 'import-too-large',
    message: `Expected the file to unpack to at most ${maxFileBytes} bytes, got more. Make it smaller.`,
  });
});

test('refuses a link in a folder, which could lead to a file of the server', async () => {
  const root = join(folder, 'linked');
  await mkdir(join(root, 'cat'), { recursive: true });
  await symlink('/etc/passwd', join(root, 'cat', '1.png'));
  await expect(run({ archive: root })).rejects.toMatchObject({
    code: 'import-unsafe',
    message:
      'Expected `cat/1.png` in the folder to be a file, got a symbolic link. Copy its target into the folder.',
  });
});
