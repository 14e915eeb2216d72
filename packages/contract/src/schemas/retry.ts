import { z } from 'zod';
import { expected } from './rules.ts';

const aCause = expected('the `failure.code` of a trial, such as "crashed"');

const failed = z.literal('failed', expected('"failed"'));
const cause = z
  .string(aCause)
  .regex(/^[a-z][a-z0-9-]{0,63}$/, aCause)
  .meta({ description: 'Only trials with this `failure.code`.' });

/** The body of `POST /v1/sweeps/:id/retry`, which may be left out. */
export const retryRequest = z
  .strictObject(
    { status: failed.nullish(), cause: cause.nullish() },
    expected('an object, or no body'),
  )
  .meta({
    id: 'RetryRequest',
    description: 'Which trials to train again. Default: all failed trials.',
  });

/** A retry in the record and in a job of a sweep. */
export const storedRetry = z.strictObject({ status: failed, cause: cause.optional() });
export type StoredRetry = z.infer<typeof storedRetry>;
