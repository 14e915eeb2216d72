import { expected } from '@sweepq/contract';
import { z } from 'zod';

/** `?dryRun=` of a submission. */
export const submitQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'], expected('true or false'))
    .default('false')
    .meta({ description: 'Whether to answer only what would happen. Nothing is written.' }),
});
