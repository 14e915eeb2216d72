import { z } from 'zod';

const nextCursor = z
  .string()
  .nullable()
  .meta({ description: 'Send it as `cursor` to get the next page. Null on the last page.' });

/** One page of a list, with more fields beside its items. */
export const pageOf = <T extends z.ZodType, More extends z.ZodRawShape = Record<never, never>>(
  item: T,
  id: string,
  more = {} as More,
) => z.strictObject({ items: z.array(item), ...more, nextCursor }).meta({ id });
