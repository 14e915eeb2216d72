import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { DatasetError } from '../dataset-error.ts';
import { isDatasetName } from './dataset-name.ts';
import { type Asked, askFiles } from './explain-file-error.ts';

/** A dataset on disk: a folder with the name of the dataset that contains `train_*.h5` and `test_*.h5`. */
export type DatasetFiles = {
  name: string;
  root: string;
  trainPath: string;
  testPath: string;
  /** Set for an uploaded dataset, whose files are blobs. */
  uploaded?: UploadedVersion;
};

/** A version of an uploaded dataset, and what its import has found and converted. */
export type UploadedVersion = {
  version: number;
  createdAt: string;
  report: Readonly<Record<string, unknown>>;
};

/** Finds the dataset of this name below a root; undefined if there is no such folder. Throws if the folder cannot be used. */
export async function findInRoot(root: string, name: string): Promise<DatasetFiles | undefined> {
  if (!isDatasetName(name)) return undefined;
  const path = join(root, name);
  const what = `the folder \`${name}\``;
  if (!(await isThere(path))) return undefined;
  const stats = await askFiles({ what, path }, stat(path));
  if (!stats.isDirectory()) return undefined;
  // The root may be a link, because the operator chooses it. Links below the root are checked, because other people may create them.
  const realRoot = await realpath(root);
  const realFolder = await findInside(realRoot, { what, path });
  const [train, test] = chooseFiles(await askFiles({ what, path }, readdir(realFolder)), {
    what,
    path,
  });
  const files = { name, root, trainPath: join(path, train), testPath: join(path, test) };
  for (const file of [train, test]) {
    await findInside(realRoot, { what: describeFile(name, file), path: join(path, file) });
  }
  return files;
}

/** Describes a file in messages: "`train_a.h5` of the dataset `cats`". */
export const describeFile = (name: string, file: string) =>
  `\`${file}\` of the dataset \`${name}\``;

const maxShown = 4;

function chooseFiles(entries: readonly string[], { what, path }: Asked): [string, string] {
  const trains = entries.filter((entry) => /^train_.*\.h5$/.test(entry)).sort();
  const tests = entries.filter((entry) => /^test_.*\.h5$/.test(entry)).sort();
  const [train] = trains;
  const [test] = tests;
  if (train !== undefined && test !== undefined && trains.length + tests.length === 2) {
    return [train, test];
  }
  const found = [...trains, ...tests];
  const shown = found.slice(0, maxShown).map((file) => `\`${file}\``);
  if (found.length > shown.length) shown.push('…');
  const names = shown.length === 0 ? '' : ` (${shown.join(', ')})`;
  throw new DatasetError(
    'bad-dataset-folder',
    `Expected ${what} to hold exactly one train_*.h5 and one test_*.h5, got ${trains.length} ` +
      `and ${tests.length}${names}.`,
    { path },
  );
}

/** Follows links to the real path. Throws if the real path is not below the root, or does not exist. */
export async function findInside(realRoot: string, { what, path }: Asked): Promise<string> {
  const real = await askFiles({ what, path }, realpath(path));
  if (real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) return real;
  throw new DatasetError(
    'outside-datasets',
    `Expected ${what} to be inside the folder of datasets, got a link to a place outside. Copy the target of the link into the folder.`,
    { path },
  );
}

/** Whether a path exists. A link exists even if its target is missing. */
async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    // Ignores other errors, because the next access to the path reports them.
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
}

export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return found?.isDirectory() ?? false;
}
