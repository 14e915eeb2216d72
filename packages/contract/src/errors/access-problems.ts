// Problems of access: the token is missing, does not allow the request, or has reached its rate limit.
import type { ProblemType } from './problem-type.ts';

export const accessProblems = {
  unauthorized: {
    status: 401,
    title: 'A valid token is required',
    cause: 'The request has no token, or a token that the service does not know.',
    remedy: 'Send `Authorization: Bearer <secret>` with a valid token, or log in at `/login`.',
    retriable: false,
  },
  forbidden: {
    status: 403,
    title: 'The caller does not have the right to do this',
    cause:
      'The token lacks the scope of the operation, or Bull Board does not allow the change to anybody.',
    remedy:
      'Use a token with the scope that `detail` and the header `WWW-Authenticate` name, or the operation that `detail` names.',
    retriable: false,
  },
  'foreign-host': {
    status: 403,
    title: 'The header Host names another host',
    cause: 'No tokens are set, and the header `Host` is not loopback.',
    remedy: 'Use `localhost` or a loopback address, or set `SWEEPQ_TOKENS`.',
    retriable: false,
  },
  'cross-origin': {
    status: 403,
    title: 'The request comes from a page of another site',
    cause: 'The headers `Origin` and `Host` name different hosts.',
    remedy: 'Send the request from a program. A proxy must pass `Host` on unchanged.',
    retriable: false,
  },
  'rate-limited': {
    status: 429,
    title: 'There were too many requests',
    cause: 'The token or the address has sent more requests within a minute than allowed.',
    remedy: 'Retry after the number of seconds in `Retry-After`.',
    retriable: true,
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
