/** Every `error.code` of an operation, for docs/errors.md. */
export const operationErrorCodes = {
  'sweep-present': {
    cause:
      'The sweep of a deletion exists and is not marked as deleted, because its record was restored by hand.',
    remedy: 'Delete the sweep again.',
  },
} as const satisfies Readonly<Record<string, { cause: string; remedy: string }>>;

export type OperationErrorCode = keyof typeof operationErrorCodes;
