import { type Explanation, explainIssues } from '@sweepq/contract';
import type { z } from 'zod';

/** The value as the schema returns it, or what is wrong with it. */
export type Checked<T> = { data: T } | { errors: Explanation[] };

/** A body of 64 KB has room for thousands of bad values, each of which takes a sentence. */
export const maxErrors = 100;

export function checkRequest<T extends z.ZodType>(schema: T, input: unknown): Checked<z.infer<T>> {
  const { data, error } = schema.safeParse(input);
  return error === undefined
    ? { data: data as z.infer<T> }
    : { errors: explainIssues(error, input, maxErrors) };
}
