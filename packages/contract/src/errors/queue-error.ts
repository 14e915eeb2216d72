/** Every code this package throws, and what each one means. */
export const queueErrorCodes = {
  'redis-unavailable': 'Redis does not answer; the same request may succeed later',
  'redis-unsuitable':
    'Redis answers, but jobs cannot be kept in it: its settings, its version, or its role',
  'redis-full': 'Redis answers, but has no room: its memory or its disk is full',
  'bad-record': 'the stored data of a sweep cannot be read: no version of sweepq has written it',
  'process-busy': 'the process had no time to read the answer of Redis; a retry may succeed',
  'bad-job-data': 'a job carries data that no planner of this version has written',
} as const;

export type QueueErrorCode = keyof typeof queueErrorCodes;

/** An error between a process and the queue. */
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
