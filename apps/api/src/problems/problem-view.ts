import { openEnum, problemTypes } from '@sweepq/contract';
import { z } from 'zod';
import { places } from './problem.ts';

const statuses = [...new Set(Object.values(problemTypes).map(({ status }) => status))];

export const problemView = z
  .object({
    type: z.string().meta({ examples: ['urn:sweepq:problem:validation'] }),
    code: z.string().meta({
      description: 'The last part of `type`. Later versions may add codes.',
      examples: ['validation'],
      'x-extensible-enum': Object.keys(problemTypes),
    }),
    title: z.string(),
    status: z.number().int().meta({ enum: statuses }),
    detail: z.string(),
    instance: z.string().meta({
      description:
        'Names the request: `urn:sweepq:request:` and the id of the header X-Request-Id.',
      examples: ['urn:sweepq:request:6f1c9a0e-5d0b-4c1e-9a63-0f6e2b8d7a11'],
    }),
    errors: z
      .array(
        z.object({
          in: openEnum(places).meta({
            description: 'The part of the request that has the invalid value.',
          }),
          pointer: z.string().meta({
            description:
              'The JSON pointer (RFC 6901) to the invalid value. Outside the body, its first part is the name of the parameter or the header.',
          }),
          detail: z.string(),
          code: z
            .string()
            .nullable()
            .meta({
              description:
                'The reason why a dataset cannot be used: the code of a failure, such as `not-hdf5`. Null for other values. Later versions may add codes.',
              examples: ['not-hdf5'],
            }),
        }),
      )
      .optional()
      .meta({ description: 'The invalid values, up to 100.' }),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457).' });
