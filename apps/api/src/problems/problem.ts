import { type Explanation, type ProblemCode, problemTypes } from '@sweepq/contract';

/** The parts of a request that can have invalid values. */
export const places = ['path', 'query', 'header', 'body'] as const;

/** An invalid value of a request. Outside the body, the first part of the pointer is the name of the parameter or the header. */
export type Fault = { in: (typeof places)[number]; code?: string } & Explanation;

type ProblemParts = {
  detail?: string | undefined;
  errors?: readonly Fault[];
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
};

/** An error that is answered as problem details (RFC 9457). */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly retriable: boolean;
  readonly status: number;
  readonly errors: readonly Fault[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, { detail, errors, headers = {}, cause }: ProblemParts = {}) {
    super(detail ?? problemTypes[code].title, { cause });
    this.name = 'ApiProblem';
    this.code = code;
    this.status = problemTypes[code].status;
    this.retriable = problemTypes[code].retriable;
    this.errors = errors;
    this.headers = headers;
  }

  /** Returns the body of the answer to the request with this id. */
  toBody(requestId: string) {
    return {
      type: `urn:sweepq:problem:${this.code}`,
      code: this.code,
      title: problemTypes[this.code].title,
      status: this.status,
      detail: this.message,
      instance: `urn:sweepq:request:${encodeURIComponent(requestId)}`,
      ...(this.errors && {
        errors: this.errors.map((fault) => ({ ...fault, code: fault.code ?? null })),
      }),
    };
  }
}

/** Returns the problem for a header with an invalid value. */
export const refuseHeader = (
  name: string,
  detail: string,
  code: ProblemCode = 'validation',
  headers: Readonly<Record<string, string>> = {},
) =>
  new ApiProblem(code, {
    detail,
    headers,
    errors: [{ in: 'header', pointer: `/${name}`, detail }],
  });

/** The client disconnected before its answer was ready, so no answer can be sent. */
export class ClientGoneError extends Error {
  constructor() {
    super('The client closed its connection before the answer was ready.');
    this.name = 'ClientGoneError';
  }
}

export const notFound = (what: string) => new ApiProblem('not-found', { detail: what });
export const noOperation = (id: string) => notFound(`There is no operation \`${id}\`.`);
export const noSweep = (id: string) => notFound(`There is no sweep \`${id}\`.`);
