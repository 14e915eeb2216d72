// The program of the thread that reads datasets, so that the main thread can answer requests while a dataset is read.
import { CoreError, type CoreErrorCode, isHdf5Spent } from '@sweepq/core';
import { DatasetError, type DatasetErrorCode } from '../dataset-error.ts';
import type { DatasetFiles } from '../library/dataset-folder.ts';
import { type InspectedDataset, readAndInspect } from './read-dataset.ts';

/** Returns errors as plain data, because an error that is posted to another thread loses its class and its code. */
export type ReadAnswer = { isSpent: boolean } & (
  | { dataset: InspectedDataset }
  | { refused: 'core'; code: CoreErrorCode; message: string }
  | { refused: 'datasets'; code: DatasetErrorCode; message: string }
);

export default async function read(files: DatasetFiles): Promise<ReadAnswer> {
  try {
    return { isSpent: false, dataset: await readAndInspect(files) };
  } catch (error) {
    if (error instanceof CoreError) {
      return { isSpent: isHdf5Spent(), refused: 'core', code: error.code, message: error.message };
    }
    if (error instanceof DatasetError) {
      return { isSpent: false, refused: 'datasets', code: error.code, message: error.message };
    }
    throw error;
  }
}
