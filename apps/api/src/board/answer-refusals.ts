import type { ProblemCode } from '@sweepq/contract';
import type { RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';
import { refusalKey } from './guard-writes.ts';

const codes: Readonly<Record<number, ProblemCode>> = {
  400: 'validation',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
};

/**
 * Answers requests that a route of Bull Board rejects with problem details. The members `error` and `message` of Bull Board are
 * kept, because its page reads them.
 */
export const answerRefusals: RequestHandler = (request, response, next) => {
  const answer = response.json.bind(response);
  response.json = (body: Refusal | undefined) => {
    if (response.statusCode < 400) return answer(body);
    const code = codes[response.statusCode] ?? fallback(response.statusCode);
    const problem = new ApiProblem(code, { detail: detailOf(body) });
    return response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...body, ...problem.toBody(String(request.id)) }));
  };
  next();
};

type Refusal = { error?: { key?: string } | string; message?: string; code?: string };

/** The message of `guardWrites` says what to do instead, so it is used unchanged. */
const detailOf = (body: Refusal | undefined) =>
  keyOf(body) === refusalKey && typeof body?.message === 'string'
    ? body.message
    : `Bull Board rejected the request: ${reasonOf(body)}.`;

const keyOf = (body: Refusal | undefined) =>
  typeof body?.error === 'object' ? body.error.key : body?.error;

const reasonOf = (body: Refusal | undefined) =>
  keyOf(body) ?? body?.message ?? body?.code ?? 'no reason given';

const fallback = (status: number): ProblemCode => (status < 500 ? 'malformed-request' : 'internal');
