import { z } from 'zod';

const expected = (what: string) => ({ error: () => `to be ${what}` });
const aLimit = expected('a whole number from 1 to 1000');

/** `?limit=&cursor=` of every list. */
export const pageQuery = z.strictObject({
  limit: z
    .string(aLimit)
    .regex(/^[1-9][0-9]{0,3}$/, aLimit)
    .transform(Number)
    .pipe(z.number().max(1000, aLimit))
    .default(50),
  cursor: z.string(expected('the `nextCursor` of the page before')).optional(),
});
