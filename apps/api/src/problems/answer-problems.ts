import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ClientGoneError, notFound } from './problem.ts';
import { toProblem } from './to-problem.ts';

/** The last route: no other matched. */
export const answerNotFound: RequestHandler = ({ method, path }) => {
  throw notFound(`There is nothing at ${method} ${path}.`);
};

/** The last handler: answers every thrown value as problem details. */
export const answerProblems: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof ClientGoneError) return void response.destroy();
  const problem = toProblem(error);
  // The answer to a 5xx hides the error. The log of requests reads it from here.
  if (problem.status >= 500) response.err = toError(error);
  // A part of the answer is sent already: Express then closes the connection.
  if (response.headersSent) return next(error);
  response
    .status(problem.status)
    .set(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problem));
};

/** JavaScript can throw any value. */
const toError = (thrown: unknown) =>
  thrown instanceof Error
    ? thrown
    : new Error('Something that is no error was thrown.', { cause: thrown });
