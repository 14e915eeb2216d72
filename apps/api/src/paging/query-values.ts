import { expected } from '@sweepq/contract';
import { z } from 'zod';

/** Returns the schema of a whole number in a query string. Only digits are valid: `1e2` and ` 5` are not. */
export function wholeNumber(min: number, max: number) {
  const aNumber = expected(`a whole number from ${min} to ${max}`);
  const toNumber = (text: unknown) =>
    typeof text === 'string' && /^(0|[1-9][0-9]{0,8})$/.test(text) ? Number(text) : text;
  return z.preprocess(toNumber, z.number(aNumber).int(aNumber).min(min, aNumber).max(max, aNumber));
}

/** An answer about more items takes tens of milliseconds, so it needs a slot of the event loop. */
export const cheapItems = 100;
