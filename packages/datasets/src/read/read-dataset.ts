import { type Dataset, loadDataset } from '@sweepq/core';
import type { DatasetFiles } from '../library/dataset-folder.ts';
import { readBoth } from './read-both.ts';

/** Reads a dataset in this thread, without a time limit. */
export const readDataset = async (files: DatasetFiles): Promise<Dataset> =>
  loadDataset(await readBoth(files));
