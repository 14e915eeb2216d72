import type { RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';

/** The methods, in the order of the header Allow. */
const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof known)[number];

/** Returns the last handler of a route. Answers 405 with the header Allow to all other methods. */
export function allowOnly(...methods: Method[]): RequestHandler {
  const listed = known.filter((method) => methods.includes(method));
  const allow = [...listed, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
  return ({ method }) => {
    const detail = `Expected one of ${allow}, got ${method}.`;
    throw new ApiProblem('method-not-allowed', { detail, headers: { Allow: allow } });
  };
}
