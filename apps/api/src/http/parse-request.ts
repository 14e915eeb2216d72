import { type Explanation, explainIssues } from '@sweepq/queue';
import type { z } from 'zod';
import { ApiProblem } from '../problems/problem.ts';

/** A body of 64 KB has room for thousands of bad values, each of which takes a sentence. */
const maxErrors = 100;
const maxSentences = 5;

/** The value as the schema has it, or a problem that names every bad field. */
export function parseRequest<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw refuse(explainIssues(parsed.error, input, maxErrors));
}

/** The problem of a request with these bad values. */
export function refuse(errors: readonly Explanation[]): ApiProblem {
  const sentences = errors.slice(0, maxSentences).map(({ detail }) => detail);
  const more = errors.length - sentences.length;
  // Beyond the most nobody has counted.
  if (errors.length >= maxErrors) sentences.push('And many more.');
  else if (more > 0) sentences.push(`And ${more} more.`);
  return new ApiProblem('validation', { detail: sentences.join(' '), errors });
}
