import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ApiProblem } from '../problems/problem.ts';
import { callerOf } from './caller.ts';

const windowMs = 60_000;
const failuresPerMinute = 30;

/** Counted in this process, per minute. Both answer 429 above their limit. */
export type RateLimits = {
  /** Counts every request by its token, or without a token by its address. */
  requests: RequestHandler;
  /** Counts only requests with wrong tokens. Right tokens from the same address are still accepted. */
  failures: RequestHandler;
};

export function createRateLimits(requestsPerMinute: number): RateLimits {
  return {
    requests:
      requestsPerMinute === 0
        ? (_request, _response, next) => next()
        : createLimit('requests', requestsPerMinute, keyOf),
    failures: createLimit('failures', failuresPerMinute, addressOf),
  };
}

const createLimit = (
  identifier: string,
  limit: number,
  keyGenerator: (request: Request, response: Response) => string,
): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    identifier,
    keyGenerator,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // The library would print hints about proxy headers to the console. The api ignores these headers.
    validate: false,
    handler: (_request, _response, next) =>
      next(
        new ApiProblem('rate-limited', {
          detail: `Expected at most ${limit} ${identifier} a minute. Retry-After says in how many seconds to try again.`,
        }),
      ),
  });

const keyOf = (_request: Request, response: Response) => callerOf(response);

const addressOf = ({ ip = '' }: Request) => ipKeyGenerator(ip);
