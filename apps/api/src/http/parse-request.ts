import type { Explanation } from '@sweepq/contract';
import type { z } from 'zod';
import { ApiProblem } from '../problems/problem.ts';
import { type Checked, checkRequest, maxErrors } from './check-request.ts';

const maxSentences = 5;

/** The value as the schema returns it, or a problem that names every bad field. */
export const parseRequest = <T extends z.ZodType>(schema: T, input: unknown): z.infer<T> =>
  acceptChecked(checkRequest(schema, input));

/** The checked value, or a problem that names every bad field. */
export function acceptChecked<T>(checked: Checked<T>): T {
  if ('data' in checked) return checked.data;
  throw refuse(checked.errors);
}

/** The problem of a request with these bad values. */
export function refuse(errors: readonly Explanation[]): ApiProblem {
  const sentences = errors.slice(0, maxSentences).map(({ detail }) => detail);
  const more = errors.length - sentences.length;
  // There may be more errors than were counted.
  if (errors.length >= maxErrors) sentences.push('And many more.');
  else if (more > 0) sentences.push(`And ${more} more.`);
  return new ApiProblem('validation', { detail: sentences.join(' '), errors });
}
