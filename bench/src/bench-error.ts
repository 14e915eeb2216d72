/** Every code this package throws, and what each one means. */
export const benchErrorCodes = {
  'bad-argument': 'an argument of the command is none that it knows',
  'no-tool': 'a compiler or an interpreter is not there, or cannot do what is asked of it',
  'side-failed': 'a program that is measured ended early, or answered something else than a result',
  'sweep-failed': 'the service did not complete the sweep that is measured',
} as const;

export type BenchErrorCode = keyof typeof benchErrorCodes;

/** Why there is nothing to report; the message can be shown as it is. */
export class BenchError extends Error {
  readonly code: BenchErrorCode;

  constructor(code: BenchErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'BenchError';
    this.code = code;
  }
}
