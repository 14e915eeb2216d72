import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ApiProblem } from '../problems/problem.ts';
import { callerOf } from './caller.ts';

const windowMs = 60_000;
const failuresPerMinute = 30;

/** Counted in this process, by the minute; both answer 429 once they have counted enough. */
export type RateLimits = {
  /** Every request, by its token or else its address. */
  requests: RequestHandler;
  /** What is only passed through by wrong tokens: right ones of the same address still get in. */
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
    // Its hints would go to the console, and be about proxies that nothing here believes.
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
