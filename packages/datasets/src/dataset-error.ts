import type { importErrorCodes } from './import-error-codes.ts';

/** The error codes of this package except those of imports, with their meanings. */
export const datasetErrorCodes = {
  'dataset-not-found': 'none of the searched folders has a dataset of that name',
  'bad-name': 'the name of a folder is not allowed as the name of a dataset',
  'bad-dataset-folder': "a dataset's folder does not contain exactly one train and one test file",
  'bad-datasets-dir': 'the path in SWEEPQ_DATASETS_DIR is not a folder',
  'outside-datasets':
    "a dataset's folder or file is a link that leads out of the folder of datasets",
  'dead-link': 'the target of a link does not exist, or a file was removed during the read',
  unreadable: 'a file or a folder cannot be read by this process',
  'not-a-folder': 'a file lies in a folder that may contain only folders of datasets',
  'not-a-file': 'a pipe, a device or a folder has the name of a required file',
  'too-slow': 'reading a dataset exceeded its time limit',
  'reader-busy': 'the dataset waited too long while other datasets were read',
  'reader-crashed': 'the thread that read a dataset ended before it was done',
  'download-failed': 'a file could not be downloaded, or does not have the expected content',
  'name-taken': 'a folder and an uploaded dataset have the same name',
  'blob-missing': 'the files of an uploaded dataset are not in the blob folder of this process',
  'not-offered': 'the api has no file with that content, or the token may not read it',
  'cannot-store':
    'a worker cannot store a fetched dataset: its disk is full, over its quota, or read-only',
  'too-large-to-fetch':
    'a file of the api exceeds the size limit of the folder for fetched datasets',
} as const;

const retriable: ReadonlySet<string> = new Set([
  'download-failed',
  'dataset-not-found',
  // The machine may have been busy, or short of memory.
  'too-slow',
  'reader-busy',
  'reader-crashed',
  // Another worker may be able to read the file.
  'dead-link',
  'unreadable',
  // Another worker may have the dataset, a different token, or more disk space.
  'not-offered',
  'blob-missing',
  'too-large-to-fetch',
  'cannot-store',
]);

export type DatasetErrorCode = keyof typeof datasetErrorCodes | keyof typeof importErrorCodes;

/** A problem with a dataset. Its message contains no path of this machine, so it may be shown to all users. */
export class DatasetError extends Error {
  readonly code: DatasetErrorCode;
  readonly retriable: boolean;
  /** A path on this machine, for the log. */
  readonly path?: string;

  constructor(
    code: DatasetErrorCode,
    message: string,
    { path, ...options }: { cause?: unknown; path?: string } = {},
  ) {
    super(message, options);
    this.name = 'DatasetError';
    this.code = code;
    if (path !== undefined) this.path = path;
    // Another worker may have a dataset that is missing here, or somebody may add it here later.
    this.retriable = retriable.has(code);
  }
}
