import type { RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';

/** Ends a route: methods it does not have are answered with 405 and those it has. */
export function allowOnly(...methods: ('GET' | 'POST' | 'PATCH' | 'DELETE')[]): RequestHandler {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
  return ({ method }) => {
    const detail = `Expected one of ${allow}, got ${method}.`;
    throw new ApiProblem('method-not-allowed', { detail, headers: { Allow: allow } });
  };
}
