/** The codes of a `QueueError`, with their meanings. */
export const queueErrorCodes = {
  'redis-unavailable': 'Redis does not answer; a retry may succeed',
  'redis-unsuitable':
    'Redis answers, but its settings, its version or its role do not suit a job queue',
  'redis-full': 'Redis answers, but its memory or its disk is full',
  'bad-record': 'the stored data of a sweep is invalid: no version of sweepq writes such data',
  'process-busy':
    'the process was too busy to read the answer of Redis in time; a retry may succeed',
  'bad-job-data': 'the data of a job is invalid: this version of sweepq does not write such data',
} as const;

export type QueueErrorCode = keyof typeof queueErrorCodes;

/** An error of Redis, of a queue, or of stored data. */
export class QueueError extends Error {
  readonly code: QueueErrorCode;
  readonly retriable: boolean;

  constructor(code: QueueErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'QueueError';
    this.code = code;
    this.retriable = code.startsWith('redis-') || code === 'process-busy';
  }
}

/** An error about stored data that only a later version of sweepq writes. */
export class LaterVersionError extends QueueError {}

/**
 * Returns an error about stored data that only a later version of sweepq writes. During an upgrade, processes of two versions
 * can share a Redis. A process of the older version must not guess the meaning of such data.
 */
export const ofLaterVersion = (expected: string, got: string): LaterVersionError =>
  new LaterVersionError(
    'redis-unsuitable',
    `Expected ${expected}, got ${got}: the sweep is for a later sweepq.`,
  );

/** Throws `redis-unsuitable` for a stored name, such as a status, that this version does not know. */
export function assertKnownName(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw ofLaterVersion(`${what} to be one of ${known.join(', ')}`, `\`${name}\``);
}
