import { z } from 'zod';

const nextCursor = z
  .string()
  .nullable()
  .meta({ description: 'The value of `cursor` for the next page. Null on the last page.' });

/** Returns the schema of one page of a list. `more` has further fields of the page. */
export const pageOf = <T extends z.ZodType, More extends z.ZodRawShape = Record<never, never>>(
  item: T,
  id: string,
  more = {} as More,
) => z.object({ items: z.array(item), ...more, nextCursor }).meta({ id });
