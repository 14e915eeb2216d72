/** The error codes of this package, with their meanings. */
export const stackErrorCodes = {
  'no-redis': 'no Redis was found, and none could be started',
  'redis-url': 'REDIS_URL is malformed or does not answer',
  'redis-start': 'a local Redis did not start',
  'folder-taken': 'the requested folder belongs to another running stack',
  'port-taken': 'the requested port is in use',
  'bad-setting': 'an environment variable has an invalid value',
  dataset: 'the folder of datasets is unusable, or the dataset cannot be stored',
  'part-start': 'the api or a worker did not start',
  'part-died': 'Redis, the api or a worker ended unexpectedly, and is not restarted',
  interrupted: 'the start was aborted',
} as const;

export type StackErrorCode = keyof typeof stackErrorCodes;

/** An error of the stack. Its message can be shown to users. */
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
