import type { Explanation } from '@sweepq/contract';

/** Every problem of the API, with its status and title. The `type` of a problem is `urn:sweepq:problem:` and its name. */
export const problemTypes = {
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  validation: { status: 400, title: 'The request has invalid values' },
  unauthorized: { status: 401, title: 'A valid token is required' },
  forbidden: { status: 403, title: 'The caller does not have the right to do this' },
  'foreign-host': { status: 403, title: 'The header Host names another host' },
  'cross-origin': { status: 403, title: 'The request comes from a page of another site' },
  'not-found': { status: 404, title: 'The resource does not exist' },
  'method-not-allowed': { status: 405, title: 'The path does not support the method' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  conflict: { status: 409, title: 'The current state does not allow this request' },
  'sweep-ended': { status: 409, title: 'The sweep has ended' },
  'sweep-open': { status: 409, title: 'The sweep has not ended yet' },
  'sweep-closed': { status: 409, title: 'The sweep was cancelled or ended by a stop rule' },
  'nothing-to-retry': { status: 409, title: 'The sweep has no failed trials to retry' },
  'too-few-trials': { status: 409, title: 'The sweep has too few completed trials' },
  'precondition-failed': { status: 412, title: 'The resource has changed' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'not-acceptable': { status: 406, title: 'The format of the answer is not supported' },
  'unsupported-media-type': { status: 415, title: 'The format of the body is not supported' },
  'expectation-failed': { status: 417, title: 'The header Expect is not supported' },
  'idempotency-key-used': {
    status: 422,
    title: 'The idempotency key was used for another request',
  },
  'dataset-unusable': { status: 422, title: 'The dataset cannot be used' },
  'rate-limited': { status: 429, title: 'There were too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  unreadable: { status: 500, title: 'Stored data cannot be read' },
  internal: { status: 500, title: 'The api has an internal error' },
  busy: { status: 503, title: 'The api is too busy at the moment' },
  'redis-unavailable': { status: 503, title: 'Redis cannot be reached' },
  'redis-unsuitable': { status: 503, title: 'Redis is not suitable' },
  'redis-full': { status: 503, title: 'The memory or the disk of Redis is full' },
} as const;

export type ProblemCode = keyof typeof problemTypes;

type ProblemParts = {
  detail?: string | undefined;
  errors?: readonly Explanation[];
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
};

/** An error that is answered as problem details (RFC 9457). */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly retriable: boolean;
  readonly status: number;
  readonly errors: readonly Explanation[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, { detail, errors, headers = {}, cause }: ProblemParts = {}) {
    super(detail ?? problemTypes[code].title, { cause });
    this.name = 'ApiProblem';
    this.code = code;
    this.status = problemTypes[code].status;
    this.retriable = this.status === 503 || this.status === 429;
    this.errors = errors;
    this.headers = headers;
  }

  /** The body of the answer. */
  toJSON() {
    return {
      type: `urn:sweepq:problem:${this.code}`,
      title: problemTypes[this.code].title,
      status: this.status,
      detail: this.message,
      ...(this.errors && { errors: this.errors }),
    };
  }
}

/** The client disconnected before its answer was ready, so no answer can be sent. */
export class ClientGoneError extends Error {
  constructor() {
    super('The client closed its connection before the answer was ready.');
    this.name = 'ClientGoneError';
  }
}

export const notFound = (what: string) => new ApiProblem('not-found', { detail: what });
export const noSweep = (id: string) => notFound(`There is no sweep \`${id}\`.`);
