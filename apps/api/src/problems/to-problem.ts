// Maps each thrown error to the problem that is answered.

import type { ProblemCode, QueueErrorCode } from '@sweepq/contract';
import { CoreError } from '@sweepq/core';
import { DatasetError } from '@sweepq/datasets';
import { explainTrouble } from '@sweepq/redis';
import { ApiProblem } from './problem.ts';

const retryAfter = { 'Retry-After': '2' };

export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof DatasetError && error.code === 'dataset-not-found') {
    return new ApiProblem('not-found', { detail: error.message, cause: error });
  }
  if (error instanceof DatasetError && error.code === 'reader-busy') {
    const headers = { 'Retry-After': '10' };
    return new ApiProblem('busy', { detail: error.message, headers, cause: error });
  }
  if (error instanceof DatasetError || error instanceof CoreError) {
    return new ApiProblem('dataset-unusable', { detail: error.message, cause: error });
  }
  return fromParser(error) ?? fromRedis(error) ?? new ApiProblem('internal', { cause: error });
}

/** The problems for errors of the body parser, by the `type` of the error. */
const parserProblems: Readonly<Record<string, [code: ProblemCode, detail: string]>> = {
  'entity.too.large': ['body-too-large', 'Expected a body of at most 64 KB.'],
  'encoding.unsupported': [
    'unsupported-media-type',
    'Expected the Content-Encoding gzip, deflate, br or none.',
  ],
  'request.aborted': ['malformed-request', 'The body ended before it was complete.'],
  'request.size.invalid': [
    'malformed-request',
    'Expected a body of the length in Content-Length, got another length.',
  ],
};

function fromParser(error: unknown): ApiProblem | undefined {
  const { type, status } = error as { type?: string; status?: number };
  const [code, detail] = parserProblems[type ?? ''] ?? [];
  if (code !== undefined) return new ApiProblem(code, { detail, cause: error });
  // Other errors of Express with a status 4xx, for example for a path that cannot be decoded.
  if (status === undefined || status < 400 || status >= 500) return undefined;
  return new ApiProblem('malformed-request', {
    detail: 'The request cannot be read.',
    cause: error,
  });
}

/** The problems for errors of Redis, the queues and stored data. Their messages can be shown to clients. */
const redisProblems: Partial<Record<QueueErrorCode, ProblemCode>> = {
  'process-busy': 'busy',
  'redis-unavailable': 'redis-unavailable',
  'redis-unsuitable': 'redis-unsuitable',
  'redis-full': 'redis-full',
  'bad-record': 'unreadable',
};

function fromRedis(error: unknown): ApiProblem | undefined {
  const trouble = explainTrouble(error);
  const code = trouble && redisProblems[trouble.code];
  if (code === undefined) return undefined;
  const headers = trouble?.retriable ? retryAfter : {};
  return new ApiProblem(code, { detail: trouble?.message, headers, cause: error });
}
