// The reasons in answers: why something failed, and why results may be less reliable than they look.
import { z } from 'zod';
import { openNames } from './open-enum.ts';

/** The codes of failures of trials, runs and sweeps. Codes of unreadable datasets are not in this list. */
const failureCodes = [
  ...['diverged', 'crashed', 'out-of-memory', 'run-failed', 'job-removed', 'dataset-changed'],
  ...['no-result', 'planning-failed', 'bad-record', 'bad-job-data'],
] as const;

const warningCodes = [
  ...['train-has-one-class', 'test-has-one-class', 'class-names-alike', 'ranked-by-test'],
] as const;

export const failureView = z
  .object({ code: z.string().meta(openNames(failureCodes)), message: z.string() })
  .meta({ id: 'Failure', description: 'The reason why a trial, a run or a sweep failed.' });

export const warningView = z
  .object({
    code: z.string().meta({ ...openNames(warningCodes), examples: ['ranked-by-test'] }),
    message: z.string(),
  })
  .meta({
    id: 'Warning',
    description: 'A reason why the results may be less reliable than they look.',
  });
