import { expected } from '@sweepq/contract';
import { z } from 'zod';

/** Returns the schema of a whole number in a query string. Only digits are valid: `1e2` and ` 5` are not. */
export function wholeNumber(min: number, max: number) {
  const aNumber = expected(`a whole number from ${min} to ${max}`);
  const toNumber = (text: unknown) =>
    typeof text === 'string' && /^(0|[1-9][0-9]{0,8})$/.test(text) ? Number(text) : text;
  return z.preprocess(toNumber, z.number(aNumber).int(aNumber).min(min, aNumber).max(max, aNumber));
}

/** Returns the schema of one or more of these names, separated by commas. The output has the order of `names`. */
export function someOf<Name extends string>(names: readonly Name[]) {
  const someNames = expected(`one or more of ${names.join(', ')}, separated by commas`);
  const anyName = `(${names.join('|')})`;
  return z
    .string(someNames)
    .regex(new RegExp(`^${anyName}(,${anyName})*$`), someNames)
    .transform((text) => names.filter((name) => text.split(',').includes(name)));
}

/** A page with more items takes tens of milliseconds, so it needs a slot of the event loop. */
export const cheapItems = 100;

/** The query parameters `limit` and `cursor` of every list. */
export const pageQuery = z.strictObject({
  limit: wholeNumber(1, 1000).default(50),
  cursor: z
    .string(expected('the `nextCursor` of the page before'))
    .optional()
    .meta({ description: 'The `nextCursor` of the previous page. Default: the first page.' }),
});
