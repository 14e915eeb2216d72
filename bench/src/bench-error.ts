/** Every code this package throws, and what each one means. */
export const benchErrorCodes = {
  'bad-argument': 'the command does not know an argument',
  'no-tool': 'a compiler or an interpreter is missing, or lacks a required feature',
  'side-failed': 'a measured program ended early, or its answer is not a result',
  'sweep-failed': 'the service did not complete the measured sweep',
} as const;

export type BenchErrorCode = keyof typeof benchErrorCodes;

/** An error for which the benchmark has no result. The user sees its message. */
export class BenchError extends Error {
  readonly code: BenchErrorCode;

  constructor(code: BenchErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'BenchError';
    this.code = code;
  }
}
