/** The error codes of this package, with their meanings. */
export const searchErrorCodes = {
  'bad-space': 'no strategy can search the space, for example because an axis has no values',
  'bad-setting': 'a setting of a strategy or a rule is outside its range',
  'unsuitable-space': 'this strategy cannot search the space; another one can',
} as const;

export type SearchErrorCode = keyof typeof searchErrorCodes;

/** A search that cannot begin. Never retriable, because the same input fails again. */
export class SearchError extends Error {
  readonly code: SearchErrorCode;
  readonly retriable = false;

  constructor(code: SearchErrorCode, message: string) {
    super(message);
    this.name = 'SearchError';
    this.code = code;
  }
}
