import { z } from 'zod';

/** Why results may be worth less than they look. A text and not an enumeration: what a later release wrote is read, too. */
export const warning = z
  .strictObject({
    code: z.string().meta({ examples: ['ranked-by-test'] }),
    message: z.string(),
  })
  .meta({
    id: 'Warning',
    description: 'A reason why the results may be less reliable than they look.',
  });
export type Warning = z.infer<typeof warning>;
