import { type Explanation, explainIssues } from '@sweepq/contract';
import type { Request } from 'express';
import type { z } from 'zod';
import { ApiProblem, type Fault } from '../problems/problem.ts';

/** A header that a route reads: its entry in the OpenAPI document, and its parser. */
export type RequestHeader = {
  name: string;
  description: string;
  /** The JSON schema of the value. */
  schema: object;
  /** Returns undefined for a request without the header. Throws a problem for an invalid value. */
  parse(request: Request): string | undefined;
};

/** The output of a schema, or the errors of the input. */
export type Checked<T> = { data: T } | { errors: Explanation[] };

/** The number of errors is limited, because a body of 64 KB can have thousands of invalid values. */
const maxErrors = 100;

export function checkRequest<T extends z.ZodType>(schema: T, input: unknown): Checked<z.infer<T>> {
  const { data, error } = schema.safeParse(input);
  return error === undefined
    ? { data: data as z.infer<T> }
    : { errors: explainIssues(error, input, maxErrors) };
}

const maxSentences = 5;

/** Returns the output of the schema of the query or the body. Throws a problem that names the invalid fields. */
export const parseRequest = <T extends z.ZodType>(
  place: Fault['in'],
  schema: T,
  input: unknown,
): z.infer<T> => accept(place, checkRequest(schema, input));

/** Returns the data of a checked body. Throws a problem that names the invalid fields. */
export const acceptBody = <T>(checked: Checked<T>): T => accept('body', checked);

function accept<T>(place: Fault['in'], checked: Checked<T>): T {
  if ('data' in checked) return checked.data;
  throw refuse(place, checked.errors);
}

/** Returns the problem for a request with these invalid values in one of its parts. */
export function refuse(place: Fault['in'], errors: readonly Explanation[]): ApiProblem {
  const sentences = errors.slice(0, maxSentences).map(({ detail }) => detail);
  const more = errors.length - sentences.length;
  // The list of errors ends at the limit, so the number of further errors is unknown.
  if (errors.length >= maxErrors) sentences.push('And many more.');
  else if (more > 0) sentences.push(`And ${more} more.`);
  return new ApiProblem('validation', {
    detail: sentences.join(' '),
    errors: errors.map((error) => ({ in: place, ...error })),
  });
}
