import { type Dataset, loadDataset } from '@sweepq/core';
import type { DatasetFiles } from '../library/dataset-folder.ts';
import { readBoth } from './read-both.ts';

/** Reads a dataset in this thread, which may take as long as its files want it to. */
export const readDataset = async (files: DatasetFiles): Promise<Dataset> =>
  loadDataset(await readBoth(files));
