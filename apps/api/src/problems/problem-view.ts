import { z } from 'zod';
import { problemTypes } from './problem.ts';

const statuses = [...new Set(Object.values(problemTypes).map(({ status }) => status))];

export const problemView = z
  .object({
    type: z.string().meta({ examples: ['urn:sweepq:problem:validation'] }),
    title: z.string(),
    status: z.number().int().meta({ enum: statuses }),
    detail: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z
            .string()
            .meta({ description: 'The JSON pointer (RFC 6901) to the invalid value.' }),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'The invalid values, up to 100.' }),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457).' });
