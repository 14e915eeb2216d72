import type { RequestHandler } from 'express';
import { ApiProblem, type ProblemCode } from '../problems/problem.ts';

const codes: Readonly<Record<number, ProblemCode>> = {
  400: 'validation',
  403: 'forbidden',
  404: 'not-found',
};

/**
 * What Bull Board's own routes refuse becomes problem details as everything else; its page finds what it shows
 * where it looks for it, in the member `error`.
 */
export const answerRefusals: RequestHandler = (_request, response, next) => {
  const answer = response.json.bind(response);
  response.json = (body: { error?: { key?: string } } | undefined) => {
    if (response.statusCode < 400) return answer(body);
    const code = codes[response.statusCode] ?? fallback(response.statusCode);
    const problem = new ApiProblem(code, { detail: `Bull Board answers ${body?.error?.key}.` });
    return response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem.toJSON(), error: body?.error }));
  };
  next();
};

const fallback = (status: number): ProblemCode => (status < 500 ? 'malformed-request' : 'internal');
