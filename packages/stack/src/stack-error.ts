/** Every code this package throws, and what each one means. */
export const stackErrorCodes = {
  'no-redis': 'no choice of Redis was to be had',
  'redis-url': 'REDIS_URL is malformed or does not answer',
  'redis-start': 'a local Redis did not come up',
  'folder-taken': 'the folder asked for belongs to another stack that is running',
  'port-taken': 'the port asked for is in use',
  'bad-setting': 'an environment variable has a value that cannot be used',
  'part-start': 'an api or a worker did not come up',
  'part-died': 'a part ended although nobody had asked it to',
  interrupted: 'the start was called off',
} as const;

export type StackErrorCode = keyof typeof stackErrorCodes;

/** An error of a part of the stack. Its message can be shown to users. */
export class StackError extends Error {
  readonly code: StackErrorCode;
  readonly retriable: boolean;

  constructor(code: StackErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'StackError';
    this.code = code;
    this.retriable = code === 'redis-url' || code === 'port-taken' || code === 'folder-taken';
  }
}
