// Security schemes, and the answers to requests that access control or the rate limit refuses.
import { sessionCookie } from '../access/session.ts';
import { problemView } from '../problems/problem-view.ts';
import { refTo } from './schemas.ts';

export const security = [{ bearer: [] }, { session: [] }];

export const createSecuritySchemes = (basePath: string) => ({
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token of `SWEEPQ_TOKENS`. A token that may only read is refused (403) for other methods than GET and HEAD. A service without tokens needs none.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookie,
    description: `The session cookie of a browser, set and cleared at [${basePath}/login](${basePath}/login).`,
  },
});

const content = { 'application/problem+json': { schema: refTo(problemView) } };
const header = (description: string, type = 'string') => ({ description, schema: { type } });

export const refusals = {
  Unauthorized: {
    description: 'The token is missing or unknown.',
    headers: { 'WWW-Authenticate': header('The challenge, as RFC 6750 specifies.') },
    content,
  },
  Forbidden: {
    description:
      'The token may only read, the request comes from a page of another site, or it was meant for another host.',
    content,
  },
  RateLimited: {
    description: 'There were too many requests within one minute.',
    headers: {
      'Retry-After': header('The number of seconds after which to try again.', 'integer'),
      RateLimit: header('The requests left in the present window, and its remaining seconds.'),
      'RateLimit-Policy': header('The requests per window, and the length of a window in seconds.'),
    },
    content,
  },
};

const ref = (name: keyof typeof refusals) => ({ $ref: `#/components/responses/${name}` });

/** By status, the refusals of every operation that needs a token. */
export const refusedBy = {
  401: ref('Unauthorized'),
  403: ref('Forbidden'),
  429: ref('RateLimited'),
};
