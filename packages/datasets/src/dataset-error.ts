/** Every code this package throws, and what each one means. */
export const datasetErrorCodes = {
  'dataset-not-found': 'no folder searched has a dataset of that name',
  'bad-dataset-folder': "a dataset's folder does not hold one train and one test file",
  'bad-datasets-dir': 'SWEEPQ_DATASETS_DIR names no folder',
  'download-failed': 'a file could not be downloaded, or is not the one expected',
} as const;

export type DatasetErrorCode = keyof typeof datasetErrorCodes;

/** What went wrong with finding a dataset; the message can be shown as it is. */
export class DatasetError extends Error {
  readonly code: DatasetErrorCode;
  readonly retriable: boolean;

  constructor(code: DatasetErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'DatasetError';
    this.code = code;
    // A dataset that is missing here may be at another worker, or may yet be put here.
    this.retriable = code === 'download-failed' || code === 'dataset-not-found';
  }
}
