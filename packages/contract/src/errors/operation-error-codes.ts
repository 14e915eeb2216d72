/** Every `error.code` of an operation, for docs/errors.md. */
export const operationErrorCodes = {
  'sweep-present': {
    cause:
      'The sweep of a deletion exists and is not marked as deleted, because its record was restored by hand.',
    remedy: 'Delete the sweep again.',
  },
  'sweep-changed': {
    cause: 'The sweep was extended or retried while the operation worked on it.',
    remedy: 'Wait for the end of the sweep, and start the operation again.',
  },
  'sweep-deleted': {
    cause: 'The sweep was deleted while the operation worked on it.',
    remedy: 'Nothing: the data of the sweep is gone.',
  },
  'import-refused': {
    cause: 'The uploaded files cannot be imported. `detail` says what was found, and what to do.',
    remedy: 'Correct the files or `mapping` as `detail` says. Then upload them again.',
  },
  'upload-lost': {
    cause:
      'The uploaded files are no longer in the blob folder, or no worker has had this folder for 24 hours.',
    remedy: 'Upload the files again.',
  },
  'work-failed': {
    cause: 'A worker could not finish the work in 10 attempts. `detail` has the reason.',
    remedy: 'Correct the cause, or read the log of the workers. Then start the operation again.',
  },
} as const satisfies Readonly<Record<string, { cause: string; remedy: string }>>;

export type OperationErrorCode = keyof typeof operationErrorCodes;
