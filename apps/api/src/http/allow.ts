import type { RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';

/** In the order of the header Allow. */
const known = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
export type Method = (typeof known)[number];

/** Ends a route: other methods are answered with 405 and the header Allow. */
export function allowOnly(...methods: Method[]): RequestHandler {
  const listed = known.filter((method) => methods.includes(method));
  const allow = [...listed, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
  return ({ method }) => {
    const detail = `Expected one of ${allow}, got ${method}.`;
    throw new ApiProblem('method-not-allowed', { detail, headers: { Allow: allow } });
  };
}
