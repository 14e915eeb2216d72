import { z } from 'zod';

/** The code is a string and not an enumeration, so that this version can parse the codes of later versions. */
export const warning = z.strictObject({ code: z.string(), message: z.string() });
export type Warning = z.infer<typeof warning>;
