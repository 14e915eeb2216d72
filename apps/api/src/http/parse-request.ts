import { explainIssues } from '@sweepq/queue';
import type { z } from 'zod';
import { ApiProblem } from '../problems/problem.ts';

/** The value as the schema has it, or a problem that names every bad field. */
export function parseRequest<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = explainIssues(parsed.error, input);
  throw new ApiProblem('validation', {
    detail: errors.map(({ detail }) => detail).join(' '),
    errors,
  });
}
