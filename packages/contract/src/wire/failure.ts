// The reasons in answers: why something failed, and why results may be less reliable than they look.
import { z } from 'zod';
import { failureCodes } from '../errors/failure-codes.ts';
import { openNames } from './open-enum.ts';

const warningCodes = [
  ...['train-has-one-class', 'test-has-one-class', 'train-lacks-classes', 'test-lacks-classes'],
  ...['class-names-alike', 'ranked-by-test'],
] as const;

export const failureView = z
  .object({
    code: z.string().meta({
      ...openNames(Object.keys(failureCodes)),
      description: 'The kind of the failure. Later versions may add codes.',
    }),
    message: z.string(),
  })
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
