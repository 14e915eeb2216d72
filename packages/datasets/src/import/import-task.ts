import type { CoreErrorCode } from '@sweepq/core';
import type { DatasetErrorCode } from '../dataset-error.ts';
import type { ImportMapping, ImportSource } from './import-mapping.ts';
import type { ImportReport } from './import-report.ts';

export type ImportTask = { source: ImportSource; mapping: ImportMapping; into: string };

/** Errors are plain data, because an error that is posted to another thread loses its class and its code. */
export type ImportAnswer = { isSpent: boolean } & (
  | { imported: { train: string; test: string; report: ImportReport } }
  | { refused: { code: DatasetErrorCode; message: string } }
);

/** The code of an import for an error of the reader of HDF5 files. */
export const importCodes: Partial<Record<CoreErrorCode, DatasetErrorCode>> = {
  'too-large': 'import-too-large',
  'unknown-filter': 'import-unsupported',
  'not-own-values': 'import-unsupported',
};
