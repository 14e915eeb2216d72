import type { Request, RequestHandler, Response } from 'express';
import { ApiProblem } from '../problems/problem.ts';
import { hasScope, readCaller } from './caller.ts';
import type { Scope } from './scopes.ts';

/** Rejects requests without a valid token. `failures` counts requests with a wrong token. */
export function assertToken(failures: RequestHandler, basePath: string): RequestHandler {
  return (request, response, next) => {
    const caller = readCaller(response);
    if (caller.is === 'unknown' && caller.triedToken) {
      failures(request, response, (refusal) => next(refusal ?? wrongToken()));
    } else if (caller.is === 'unknown' && wantsPage(request)) {
      const next = encodeURIComponent(basePath + request.originalUrl);
      response.redirect(303, `${basePath}/login?next=${next}`);
    } else if (caller.is === 'unknown') {
      throw noToken();
    } else {
      next();
    }
  };
}

/** Rejects callers whose token lacks the scope that the request needs. */
export function assertScope(scopeFor: (request: Request) => Scope): RequestHandler {
  return (request, response, next) => {
    assertCallerHas(response, scopeFor(request));
    next();
  };
}

/** Throws a problem if the caller lacks a scope. */
export function assertCallerHas(response: Response, needed: Scope): void {
  const caller = readCaller(response);
  if (hasScope(caller, needed)) return;
  throw caller.is === 'holder' ? missingScope(needed, caller.token) : noToken();
}

type Challenge = { error: 'invalid_token' } | { error: 'insufficient_scope'; scope: Scope };

/** The challenge of RFC 6750. */
const challenge = (parts?: Challenge) => ({
  'WWW-Authenticate': [
    'Bearer realm="sweepq"',
    ...Object.entries(parts ?? {}).map(([name, value]) => `${name}="${value}"`),
  ].join(', '),
});

export const wrongToken = () =>
  new ApiProblem('unauthorized', {
    detail: 'Expected a token that this service knows, got another token.',
    headers: challenge({ error: 'invalid_token' }),
  });

const noToken = () =>
  new ApiProblem('unauthorized', {
    detail: 'Expected the header `Authorization: Bearer …` with a token, got none.',
    headers: challenge(),
  });

const missingScope = (needed: Scope, { name, scope }: { name: string; scope: Scope }) =>
  new ApiProblem('forbidden', {
    detail: `Expected a token with the scope \`${needed}\`, got the token \`${name}\` with the scope \`${scope}\`.`,
    headers: challenge({ error: 'insufficient_scope', scope: needed }),
  });

/** Whether a browser requests a page. Programs and images in a page send a different `Accept` header. */
const wantsPage = (request: Request) =>
  request.method === 'GET' && request.accepts(['application/json', 'text/html']) === 'text/html';
