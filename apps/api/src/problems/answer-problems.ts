import type { ErrorRequestHandler, RequestHandler } from 'express';
import { notFound } from './problem.ts';
import { toProblem } from './to-problem.ts';

/** The last of all routes. */
export const answerNotFound: RequestHandler = ({ method, path }) => {
  throw notFound(`There is nothing at ${method} ${path}.`);
};

/** The last of all handlers: whatever was thrown becomes problem details. */
export const answerProblems: ErrorRequestHandler = (error, request, response, next) => {
  const problem = toProblem(error);
  // Told to the log of requests; the answer to a 5xx says nothing about the inside.
  if (problem.status >= 500) request.log.error({ err: error }, 'a request failed');
  // Half an answer is out: all that is left is to break off.
  if (response.headersSent) return next(error);
  response
    .status(problem.status)
    .set(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problem));
};
