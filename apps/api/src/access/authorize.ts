import type { Request, RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';
import { mayWrite, readCaller } from './caller.ts';

const reading = new Set(['GET', 'HEAD']);

/** Rejects requests without a valid token, and writes without write access. `failures` counts requests with a wrong token. */
export function authorize(failures: RequestHandler, basePath: string): RequestHandler {
  return (request, response, next) => {
    const caller = readCaller(response);
    if (caller.is === 'stranger' && caller.triedToken) {
      failures(request, response, (refusal) => next(refusal ?? wrongToken()));
    } else if (caller.is === 'stranger' && wantsPage(request)) {
      const next = encodeURIComponent(basePath + request.originalUrl);
      response.redirect(303, `${basePath}/login?next=${next}`);
    } else if (caller.is === 'stranger') {
      throw noToken();
    } else if (!reading.has(request.method) && !mayWrite(caller)) {
      throw readOnly(request);
    } else {
      next();
    }
  };
}

/** The challenge of RFC 6750. */
const challenge = (error?: 'invalid_token' | 'insufficient_scope') => ({
  'WWW-Authenticate': `Bearer realm="sweepq"${error === undefined ? '' : `, error="${error}"`}`,
});

export const wrongToken = () =>
  new ApiProblem('unauthorized', {
    detail: 'Expected a token of SWEEPQ_TOKENS, got another token.',
    headers: challenge('invalid_token'),
  });

const noToken = () =>
  new ApiProblem('unauthorized', {
    detail: 'Expected the header `Authorization: Bearer …` with a token, got none.',
    headers: challenge(),
  });

const readOnly = ({ method }: Request) =>
  new ApiProblem('forbidden', {
    detail: `Expected a token with write access for the method ${method}, got a token with read access.`,
    headers: challenge('insufficient_scope'),
  });

/** Whether a browser requests a page. Programs and images in a page send a different `Accept` header. */
const wantsPage = (request: Request) =>
  request.method === 'GET' && request.accepts(['application/json', 'text/html']) === 'text/html';
