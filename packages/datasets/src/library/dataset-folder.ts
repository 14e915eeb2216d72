import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { DatasetError } from '../dataset-error.ts';

/** A dataset on disk: a folder of its name with `train_*.h5` and `test_*.h5` in it. */
export type DatasetFiles = { name: string; root: string; trainPath: string; testPath: string };

/** Nothing with a separator in it and nothing that begins with a dot: a name never leads out of its root. */
const namePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

export const isDatasetName = (name: string) => namePattern.test(name);

/** The dataset of that name below a root; undefined if there is no such folder, an error if it is incomplete. */
export async function findInRoot(root: string, name: string): Promise<DatasetFiles | undefined> {
  if (!isDatasetName(name)) return undefined;
  const folder = join(root, name);
  if (!(await isFolder(folder))) return undefined;
  // The root may be a link, as whoever runs the service says where it is; what lies in it may come from others.
  const realRoot = await realpath(root);
  const realFolder = await findInside(realRoot, folder);
  const entries = await readdir(realFolder);
  const trains = entries.filter((entry) => /^train_.*\.h5$/.test(entry));
  const tests = entries.filter((entry) => /^test_.*\.h5$/.test(entry));
  const [train] = trains;
  const [test] = tests;
  if (train === undefined || test === undefined || trains.length + tests.length > 2) {
    throw new DatasetError(
      'bad-dataset-folder',
      `Expected ${folder} to hold exactly one train_*.h5 and one test_*.h5, got ${trains.length} ` +
        `and ${tests.length}.`,
    );
  }
  for (const file of [train, test]) await findInside(realRoot, join(folder, file));
  return { name, root, trainPath: join(folder, train), testPath: join(folder, test) };
}

/** What a path leads to, without a link on its way; throws if that is not below the root, or if it is nothing. */
export async function findInside(realRoot: string, path: string): Promise<string> {
  const real = await realpath(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'ELOOP') throw cause;
    throw new DatasetError('not-a-file', `Expected ${path} to lead to a file.`, { cause });
  });
  if (real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) return real;
  throw new DatasetError(
    'outside-datasets',
    `Expected ${path} to lie in its folder of datasets, got a link that leads out of it.`,
  );
}

/** The names that folders below a root have, whether or not they hold a dataset. */
export async function listRoot(root: string): Promise<string[]> {
  if (!(await isFolder(root))) return [];
  return (await readdir(root)).filter(isDatasetName);
}

export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return found?.isDirectory() ?? false;
}
