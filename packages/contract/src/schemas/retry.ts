import { z } from 'zod';
import { expected } from './rules.ts';

const aCause = expected('the `failure.code` of a trial, such as "crashed"');

/** The body of `POST /v1/sweeps/:id/retry`. */
export const retryRequest = z
  .strictObject(
    {
      status: z.literal('failed', expected('"failed"')),
      cause: z
        .string(aCause)
        .regex(/^[a-z][a-z0-9-]{0,63}$/, aCause)
        .optional()
        .meta({ description: 'Only trials with this `failure.code`.' }),
    },
    expected('an object with `status`'),
  )
  .meta({ id: 'RetryRequest', description: 'Which trials to train again.' });
export type RetryRequest = z.infer<typeof retryRequest>;
