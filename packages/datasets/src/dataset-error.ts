/** Every code this package throws, and what each one means. */
export const datasetErrorCodes = {
  'dataset-not-found': 'no folder searched has a dataset of that name',
  'bad-name': "a folder's name breaks the rule for names of datasets",
  'bad-dataset-folder': "a dataset's folder does not hold one train and one test file",
  'bad-datasets-dir': 'SWEEPQ_DATASETS_DIR names no folder',
  'outside-datasets':
    "a dataset's folder or file is a link that leads out of the folder of datasets",
  'dead-link': 'the target of a link does not exist, or a file was removed during the read',
  unreadable: 'a file or a folder cannot be read by this process',
  'not-a-folder': 'a file is where only folders of datasets are allowed',
  'not-a-file': 'what should be a file is a pipe, a device or a folder',
  'too-slow': 'a dataset was not read in the time that there is for it',
  'reader-busy': 'others were being read for as long as a dataset may wait for its turn',
  'reader-crashed': 'the thread that read a dataset ended before it was done',
  'download-failed': 'a file could not be downloaded, or is not the one expected',
  'not-offered': 'the api has no file of that content, or not for this token',
  'cannot-store':
    'a worker cannot store a fetched dataset: its disk is full, over its quota, or read-only',
  'too-large-to-fetch': 'a file of the api has no room in the folder for those that were fetched',
} as const;

const retriable: ReadonlySet<string> = new Set([
  'download-failed',
  'dataset-not-found',
  // The machine may have had other things to do, or no memory left by others.
  'too-slow',
  'reader-busy',
  'reader-crashed',
  // Another worker may be able to read it.
  'dead-link',
  'unreadable',
  // Another worker may have it, or another token, or more room.
  'not-offered',
  'too-large-to-fetch',
  'cannot-store',
]);

export type DatasetErrorCode = keyof typeof datasetErrorCodes;

/** What went wrong with finding a dataset. The message can be shown to anybody: it names no path of this machine. */
export class DatasetError extends Error {
  readonly code: DatasetErrorCode;
  readonly retriable: boolean;
  /** Where on this machine, for the log. */
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
    // A dataset that is missing here may be at another worker, or may yet be put here.
    this.retriable = retriable.has(code);
  }
}
