import type { RequestHandler } from 'express';
import { ApiProblem, type ProblemCode } from '../problems/problem.ts';
import { refusalKey } from './guard-writes.ts';

const codes: Readonly<Record<number, ProblemCode>> = {
  400: 'validation',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
};

/**
 * Answers refusals of Bull Board's own routes as problem details. The members `error`, `message` and `code` are added,
 * because Bull Board's page reads its messages from them.
 */
export const answerRefusals: RequestHandler = (_request, response, next) => {
  const answer = response.json.bind(response);
  response.json = (body: Refusal | undefined) => {
    if (response.statusCode < 400) return answer(body);
    const code = codes[response.statusCode] ?? fallback(response.statusCode);
    const problem = new ApiProblem(code, { detail: detailOf(body) });
    return response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...body, ...problem.toJSON() }));
  };
  next();
};

type Refusal = { error?: { key?: string } | string; message?: string; code?: string };

/** A refusal of `guardWrites` already says what to do instead. */
const detailOf = (body: Refusal | undefined) =>
  keyOf(body) === refusalKey && typeof body?.message === 'string'
    ? body.message
    : `Bull Board answers ${saidBy(body)}.`;

const keyOf = (body: Refusal | undefined) =>
  typeof body?.error === 'object' ? body.error.key : body?.error;

const saidBy = (body: Refusal | undefined) =>
  keyOf(body) ?? body?.message ?? body?.code ?? 'no more';

const fallback = (status: number): ProblemCode => (status < 500 ? 'malformed-request' : 'internal');
