/** An error in the usage of a command. The user sees its message. */
export class UsageError extends Error {
  readonly code = 'usage';
  readonly retriable = false;

  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The named sweep, trial or run does not exist. The user sees the message. */
export class MissingError extends Error {
  readonly code = 'missing';
  readonly retriable = false;

  constructor(message: string) {
    super(message);
    this.name = 'MissingError';
  }
}

/** Creates an error about an invalid value. */
export const refuse = (what: string, expected: string, got: string) =>
  new UsageError(`Expected ${what} to be ${expected}, got \`${got.slice(0, 120)}\`.`);
