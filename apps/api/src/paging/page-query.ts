import { expected } from '@sweepq/contract';
import { z } from 'zod';

/** A whole number of a query string, written as such: `1e2` and ` 5` are none. */
export function wholeNumber(min: number, max: number) {
  const aNumber = expected(`a whole number from ${min} to ${max}`);
  const toNumber = (text: unknown) =>
    typeof text === 'string' && /^(0|[1-9][0-9]{0,8})$/.test(text) ? Number(text) : text;
  return z.preprocess(toNumber, z.number(aNumber).int(aNumber).min(min, aNumber).max(max, aNumber));
}

/** `?limit=&cursor=` of every list. */
export const pageQuery = z.strictObject({
  limit: wholeNumber(1, 1000).default(50),
  cursor: z
    .string(expected('the `nextCursor` of the page before'))
    .optional()
    .meta({ description: 'The `nextCursor` of the page before.' }),
});
