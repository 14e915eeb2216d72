import { expected } from '@sweepq/contract';
import { z } from 'zod';

/** The query parameter `dryRun` of an operation that writes. */
export const dryRunQuery = z.strictObject({
  dryRun: z.enum(['true', 'false'], expected('true or false')).default('false').meta({
    description:
      'Whether to only answer what the request would do. A dry run makes the same checks and writes nothing.',
  }),
});
