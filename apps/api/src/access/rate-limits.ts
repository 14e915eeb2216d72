import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ApiProblem } from '../problems/problem.ts';
import { callerOf } from './caller.ts';

const windowMs = 60_000;
const failuresPerMinute = 30;

/** Two limits of requests per minute, counted in this process. Requests above a limit are answered 429. */
export type RateLimits = {
  /** Counts all requests of a token, or of an address without a token. */
  requests: RequestHandler;
  /** Counts requests of an address with a wrong token. Valid tokens from the same address are still accepted. */
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
    // Turns off warnings of the library about proxy headers. The api ignores these headers.
    validate: false,
    handler: (_request, _response, next) =>
      next(
        new ApiProblem('rate-limited', {
          detail: `Expected at most ${limit} ${identifier} a minute. Retry after the number of seconds in Retry-After.`,
        }),
      ),
  });

const keyOf = (_request: Request, response: Response) => callerOf(response);

const addressOf = ({ ip = '' }: Request) => ipKeyGenerator(ip);
