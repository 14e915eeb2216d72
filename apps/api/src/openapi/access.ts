// What the document says of who may, and of how often.
import { sessionCookie } from '../access/session.ts';

export const security = [{ bearer: [] }, { session: [] }];

export const createSecuritySchemes = (basePath: string) => ({
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token of `SWEEPQ_TOKENS`. One that may only read is refused (403) for all but GET and HEAD. Where no token is set, none is asked for.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookie,
    description: `The session cookie of a browser, set and cleared at [${basePath}/login](${basePath}/login).`,
  },
});

const content = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};
const header = (description: string, type = 'string') => ({ description, schema: { type } });

/** The answers to who may not, or not now. */
export const refusals = {
  Unauthorized: {
    description: 'There is no token, or none that is known here.',
    headers: { 'WWW-Authenticate': header('The challenge of RFC 6750.') },
    content,
  },
  Forbidden: {
    description:
      'The token may only read; or the request comes from a page of another site, or was meant for another host.',
    content,
  },
  RateLimited: {
    description: 'There were too many requests within a minute.',
    headers: {
      'Retry-After': header('In how many seconds to try again.', 'integer'),
      RateLimit: header('Requests and seconds that are left.'),
      'RateLimit-Policy': header('Requests and seconds of a window.'),
    },
    content,
  },
};

const ref = (name: keyof typeof refusals) => ({ $ref: `#/components/responses/${name}` });

/** By status, the refusals that every operation has, unless it is there for everybody. */
export const refusedBy = {
  401: ref('Unauthorized'),
  403: ref('Forbidden'),
  429: ref('RateLimited'),
};
