// Every `failure.code` of a sweep, a run or a trial, for docs/errors.md.
import { datasetFailures } from './dataset-failures.ts';
import type { FailureCode } from './failure-code.ts';

export const failureCodes = {
  'no-result': {
    of: 'sweep',
    cause: 'No trial of the sweep completed.',
    remedy: 'Read the failures of its trials.',
    retriable: false,
  },
  'planning-failed': {
    of: 'sweep',
    cause: 'The sweep could not be planned. `message` has the reason.',
    remedy: 'Submit the sweep again. If it fails again, read the log of the worker.',
    retriable: true,
  },
  diverged: {
    of: 'trial',
    cause: 'The cost exploded, or was no longer a finite number.',
    remedy: 'Use a smaller learning rate.',
    retriable: false,
  },
  crashed: {
    of: 'trial',
    cause: 'The thread or the worker of the run crashed too often in a row.',
    remedy: 'Read the log of the workers. Then retry.',
    retriable: true,
  },
  'out-of-memory': {
    of: 'trial',
    cause: 'The thread of the run had too little memory.',
    remedy: 'Give workers more memory, or fewer threads. Then retry.',
    retriable: true,
  },
  'thread-died': {
    of: 'both',
    cause: 'A thread of the worker ended without an error.',
    remedy: 'Read the log of the worker. Then retry.',
    retriable: true,
  },
  'job-removed': {
    of: 'trial',
    cause: 'The job of the run was removed from its queue 5 times in a row.',
    remedy: 'Find the program that removes jobs from Redis. Then retry.',
    retriable: true,
  },
  'run-failed': {
    of: 'trial',
    cause: 'The queue failed the job of the run. `message` has its reason.',
    remedy: 'Read the log of the workers. Then retry.',
    retriable: true,
  },
  'bad-job-data': {
    of: 'both',
    cause: 'The data of a job is invalid: another program has changed it.',
    remedy: 'Find the program that changes jobs in Redis. Then submit again.',
    retriable: false,
  },
  'bad-record': {
    of: 'both',
    cause: 'The stored data is invalid: another program has changed it, or it was damaged.',
    remedy: 'Restore the data from a backup, or submit again.',
    retriable: false,
  },
  'redis-unsuitable': {
    of: 'both',
    cause: 'The data is for a later version of sweepq.',
    remedy: 'Upgrade all workers.',
    retriable: true,
  },
  'redis-unavailable': {
    of: 'both',
    cause: 'Redis did not answer in any attempt of the job.',
    remedy: 'Check Redis and the network. Then retry.',
    retriable: true,
  },
  'redis-full': {
    of: 'both',
    cause: 'The memory or the disk of Redis was full in every attempt of the job.',
    remedy: 'Raise `maxmemory`, or delete sweeps. Then retry.',
    retriable: true,
  },
  'process-busy': {
    of: 'both',
    cause: 'The worker was too busy to read the answers of Redis in time.',
    remedy: 'Give the worker more processor time. Then retry.',
    retriable: true,
  },
  internal: {
    of: 'both',
    cause: 'A defect of sweepq, or an error of the system. `message` has the reason.',
    remedy: 'Report the defect with the log of the worker.',
    retriable: false,
  },
  'bad-run': {
    of: 'trial',
    cause: 'The hyperparameters or the readings of the run are invalid.',
    remedy: 'Report it: the API should have rejected them.',
    retriable: false,
  },
  'bad-checkpoint': {
    of: 'trial',
    cause: 'The stored checkpoint belongs to another run, or is malformed.',
    remedy: 'Submit the sweep again with `"reuse": false`.',
    retriable: false,
  },
  'bad-validation': {
    of: 'both',
    cause:
      'The validation fraction leaves the training part or the held-out part empty, or there are more folds than images, or a class has one image.',
    remedy: 'Use another `validation.fraction`, or fewer `validation.folds`.',
    retriable: false,
  },
  ...datasetFailures,
} as const satisfies Readonly<Record<string, FailureCode>>;
