import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { DatasetError } from '../dataset-error.ts';
import { isFolder } from './dataset-folder.ts';
import { isDatasetName, nameRule } from './dataset-name.ts';
import { askFiles } from './explain-file-error.ts';

/** An entry of a root. `error` is set if the entry has a wrong name or is not a folder. */
export type RootEntry = { name: string; error?: DatasetError };

/** Lists a root, without names that start with a dot. If the root cannot be read, the list has one entry: the root with the error. */
export async function listRoot(root: string): Promise<RootEntry[]> {
  try {
    const what = 'a folder of datasets';
    const read = async () =>
      (await isFolder(root)) ? await readdir(root, { withFileTypes: true }) : [];
    return (await askFiles({ what, path: root }, read())).flatMap(judge);
  } catch (error) {
    if (error instanceof DatasetError) return [{ name: basename(root), error }];
    throw error;
  }
}

function judge(entry: Dirent): RootEntry[] {
  const { name } = entry;
  if (name.startsWith('.')) return [];
  // The target of a link is checked when its dataset is requested.
  if (entry.isDirectory() || entry.isSymbolicLink()) {
    return isDatasetName(name) ? [{ name }] : [{ name, error: misnamed(name) }];
  }
  if (!/\.(h5|hdf5|hdf)$/i.test(name)) return [];
  return [{ name, error: stray(name) }];
}

const misnamed = (name: string) =>
  new DatasetError(
    'bad-name',
    `Expected the name of the folder \`${name}\` to be ${nameRule}. Rename the folder.`,
  );

const stray = (name: string) =>
  new DatasetError(
    'not-a-folder',
    `Expected a folder of a dataset, got the file \`${name}\`. Put one train_*.h5 and one test_*.h5 into a separate folder.`,
  );
