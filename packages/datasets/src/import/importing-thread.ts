// The program of the thread that imports datasets.
import { CoreError, isHdf5Spent } from '@sweepq/core';
import { DatasetError } from '../dataset-error.ts';
import { explainDisk } from '../fetch/explain-disk.ts';
import { importNow } from './import-now.ts';
import { type ImportAnswer, type ImportTask, importCodes } from './import-task.ts';

export default async function run(task: ImportTask): Promise<ImportAnswer> {
  try {
    const imported = await importNow(task);
    return { isSpent: isHdf5Spent(), imported };
  } catch (error) {
    const refused = explain(explainDisk(error, 'The blob folder cannot store a file') ?? error);
    if (refused === undefined) throw error;
    return { isSpent: isHdf5Spent(), refused };
  }
}

function explain(error: unknown) {
  if (error instanceof DatasetError) return { code: error.code, message: error.message };
  if (!(error instanceof CoreError)) return undefined;
  return { code: importCodes[error.code] ?? ('import-damaged' as const), message: error.message };
}
