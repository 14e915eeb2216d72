// The files of an upload: which of them are train, test or an archive, and the name of the dataset.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { assignSplits, proposeDatasetName } from '@sweepq/view';
import { UsageError } from '../input/usage-error.ts';
import { writeZip } from './write-zip.ts';

export type LocalFile = { path: string; bytes: number };

/** A file to send, and the number of bytes that are read for it. */
export type SentFile = { name: string; bytes: number; stream: () => AsyncIterable<Uint8Array> };

export type LocalUpload = {
  /** The name of the dataset, if the user gives none. Undefined if the paths have no usable name. */
  name: string | undefined;
  files: { train?: SentFile; test?: SentFile; archive?: SentFile };
};

/**
 * One file is an archive, and two files are train and test: the one with `test` in its name is the test file. A folder, and more than two files, are
 * sent as one zip.
 */
export async function findUpload(paths: readonly string[]): Promise<LocalUpload> {
  const found = await Promise.all(paths.map(describe));
  const [first, second, ...more] = found;
  if (first === undefined) throw new UsageError('Expected the path of a file or a folder.');
  const name = nameOf(first.path);
  if (found.length === 1 && first.isFolder) {
    return { name, files: { archive: await zip(name, first.path, await listFiles(first.path)) } };
  }
  const folder = found.find(({ isFolder }) => isFolder);
  if (folder !== undefined) {
    throw new UsageError(
      `Expected one folder, or files, got the folder \`${folder.path}\` and others.`,
    );
  }
  if (second === undefined) return { name, files: { archive: toSent(first) } };
  if (more.length === 0) {
    const { train, test } = assignSplits(toSent(first), toSent(second));
    return { name: nameOf(train.name), files: { train, test } };
  }
  const names = found.map(({ path }) => basename(path));
  const twice = names.find((each, k) => names.indexOf(each) !== k);
  if (twice !== undefined) {
    throw new UsageError(`Expected files with different names, got \`${twice}\` twice.`);
  }
  const entries = found.map((file) => ({ ...file, name: basename(file.path) }));
  return { name, files: { archive: zipOf(name, entries) } };
}

async function describe(path: string): Promise<LocalFile & { isFolder: boolean }> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`Expected a file or a folder at \`${path}\`, got ${error.code}.`);
  });
  return { path, bytes: stats.size, isFolder: stats.isDirectory() };
}

const nameOf = (path: string): string | undefined =>
  proposeDatasetName(basename(resolve(path))) || undefined;

const toSent = ({ path, bytes }: LocalFile): SentFile => ({
  ...{ name: basename(path), bytes },
  stream: () => createReadStream(path),
});

type Entry = LocalFile & { name: string };

/** Lists the files of a folder, without hidden ones, such as `.DS_Store`. */
async function listFiles(folder: string): Promise<Entry[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .filter((name) => !name.split(sep).some((part) => part.startsWith('.')))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, bytes: (await stat(path)).size, name: name.split(sep).join('/') };
    }),
  );
}

async function zip(
  name: string | undefined,
  folder: string,
  entries: readonly Entry[],
): Promise<SentFile> {
  if (entries.length === 0) throw new UsageError(`Expected files in \`${folder}\`, got none.`);
  return zipOf(name, entries);
}

const zipOf = (name: string | undefined, entries: readonly Entry[]): SentFile => ({
  name: `${name ?? 'upload'}.zip`,
  bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
  stream: () => writeZip(entries),
});
