/** Wrong usage. The message is shown to the user as it is. */
export class UsageError extends Error {
  readonly code = 'usage';
  readonly retriable = false;

  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The named sweep, trial or run does not exist. The message is shown to the user as it is. */
export class MissingError extends Error {
  readonly code = 'missing';
  readonly retriable = false;

  constructor(message: string) {
    super(message);
    this.name = 'MissingError';
  }
}

export const refuse = (what: string, expected: string, got: string) =>
  new UsageError(`Expected ${what} to be ${expected}, got \`${got.slice(0, 120)}\`.`);
