// The service cannot answer a valid request.
import type { ProblemType } from './problem-type.ts';

export const serviceProblems = {
  unreadable: {
    status: 500,
    title: 'Stored data cannot be read',
    cause: 'Another program has changed the data of the sweep in Redis, or the data was damaged.',
    remedy: 'The operator restores or deletes the sweep: see docs/operations.md.',
    retriable: false,
  },
  internal: {
    status: 500,
    title: 'The api has an internal error',
    cause: 'A defect of sweepq.',
    remedy: 'Report the defect with the log lines that have the request id of `instance`.',
    retriable: false,
  },
  busy: {
    status: 503,
    title: 'The api is too busy at the moment',
    cause: 'Too many heavy answers, uploads or connections wait for the api.',
    remedy: 'Retry after the number of seconds in `Retry-After`.',
    retriable: true,
  },
  'uploads-unavailable': {
    status: 503,
    title: 'Datasets cannot be uploaded',
    cause:
      'The blob folder of the api cannot be used, or no worker has the same blob folder. `detail` has the reason.',
    remedy:
      'The operator sets `SWEEPQ_BLOBS_DIR` of all apis and workers to one shared folder, and starts a worker.',
    retriable: true,
  },
  'shutting-down': {
    status: 503,
    title: 'The api is shutting down',
    cause: 'The api ends. Only `/readyz` has this code: the api still serves other requests.',
    remedy: 'Send requests to another api, or wait for the restart.',
    retriable: true,
  },
  'redis-unavailable': {
    status: 503,
    title: 'Redis cannot be reached',
    cause: 'Redis does not answer, or is starting.',
    remedy: 'Retry. The operator checks Redis, the network and the password.',
    retriable: true,
  },
  'redis-unsuitable': {
    status: 503,
    title: 'Redis is not suitable',
    cause: 'Redis has another policy, version or role than sweepq needs, or lacks a right.',
    remedy: 'The operator corrects what `detail` names. Then retry.',
    retriable: true,
  },
  'redis-full': {
    status: 503,
    title: 'The memory or the disk of Redis is full',
    cause: 'Redis rejects writes.',
    remedy: 'The operator raises `maxmemory`, or deletes sweeps. Then retry.',
    retriable: true,
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
