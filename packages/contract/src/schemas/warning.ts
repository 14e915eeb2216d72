import { z } from 'zod';

/** The code is a string and not an enumeration, so that this version can parse the codes of later versions. */
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
