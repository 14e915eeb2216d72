import { resolve } from 'node:path';
import { DatasetError } from '../dataset-error.ts';
import { isFolder } from '../library/dataset-folder.ts';

export type RootOptions = {
  /** The value of SWEEPQ_DATASETS_DIR, if it is set. */
  datasetsDir?: string | undefined;
  /** The folder `datasets/` of this folder has the downloaded and painted datasets. */
  homeDir: string;
};

/**
 * Returns the root folders in the order in which they are searched for datasets. Throws if `datasetsDir` is not a folder,
 * because no other folder may replace an explicit choice.
 */
export async function findDatasetRoots({ datasetsDir, homeDir }: RootOptions): Promise<string[]> {
  const homeRoot = resolve(homeDir, 'datasets');
  if (datasetsDir === undefined || datasetsDir === '') return [homeRoot];
  if (await isFolder(datasetsDir)) return [resolve(datasetsDir), homeRoot];
  throw new DatasetError(
    'bad-datasets-dir',
    `Expected SWEEPQ_DATASETS_DIR to be a folder, got \`${datasetsDir}\`.`,
  );
}
