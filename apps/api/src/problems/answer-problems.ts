import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ClientGoneError, notFound } from './problem.ts';
import { toProblem } from './to-problem.ts';

/** The last of all routes. */
export const answerNotFound: RequestHandler = ({ method, path }) => {
  throw notFound(`There is nothing at ${method} ${path}.`);
};

/** The last of all handlers: whatever was thrown becomes problem details. */
export const answerProblems: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof ClientGoneError) return void response.destroy();
  const problem = toProblem(error);
  // The answer to a 5xx says nothing about the inside; the log of requests has the error from here.
  if (problem.status >= 500) response.err = toError(error);
  // Half an answer is out: all that is left is to break off.
  if (response.headersSent) return next(error);
  response
    .status(problem.status)
    .set(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problem));
};

/** Anything can be thrown. */
const toError = (thrown: unknown) =>
  thrown instanceof Error
    ? thrown
    : new Error('Something that is no error was thrown.', { cause: thrown });
