import { type Explanation, explainIssues } from '@sweepq/contract';
import type { z } from 'zod';
import { ApiProblem } from '../problems/problem.ts';

/** The value as the schema returns it, or its errors. */
export type Checked<T> = { data: T } | { errors: Explanation[] };

/** A body of 64 KB can have thousands of invalid values, and each takes a sentence. */
const maxErrors = 100;

export function checkRequest<T extends z.ZodType>(schema: T, input: unknown): Checked<z.infer<T>> {
  const { data, error } = schema.safeParse(input);
  return error === undefined
    ? { data: data as z.infer<T> }
    : { errors: explainIssues(error, input, maxErrors) };
}

const maxSentences = 5;

/** Returns the value as the schema returns it. Throws a problem that names every invalid field. */
export const parseRequest = <T extends z.ZodType>(schema: T, input: unknown): z.infer<T> =>
  acceptChecked(checkRequest(schema, input));

/** Returns the checked value. Throws a problem that names every invalid field. */
export function acceptChecked<T>(checked: Checked<T>): T {
  if ('data' in checked) return checked.data;
  throw refuse(checked.errors);
}

/** The problem of a request with these invalid values. */
export function refuse(errors: readonly Explanation[]): ApiProblem {
  const sentences = errors.slice(0, maxSentences).map(({ detail }) => detail);
  const more = errors.length - sentences.length;
  // There may be more errors than were counted.
  if (errors.length >= maxErrors) sentences.push('And many more.');
  else if (more > 0) sentences.push(`And ${more} more.`);
  return new ApiProblem('validation', { detail: sentences.join(' '), errors });
}
