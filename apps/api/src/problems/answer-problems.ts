import type { ErrorRequestHandler, RequestHandler } from 'express';
import { answerInferenceProblem, isInference } from '../inference/answer-inference-problem.ts';
import { ClientGoneError, notFound } from './problem.ts';
import { toProblem } from './to-problem.ts';

/** The last route. It is reached if no other route matches the path. */
export const answerNotFound: RequestHandler = ({ method, path }) => {
  throw notFound(`There is no route ${method} ${path}.`);
};

/** The error handler: answers every thrown value with problem details. */
export const answerProblems: ErrorRequestHandler = (error, request, response, next) => {
  if (error instanceof ClientGoneError) return void response.destroy();
  const problem = toProblem(error);
  // The log of requests reads the error from `response.err`, because the answer does not show it.
  if (problem.status >= 500) response.err = toError(error);
  // If a part of the answer is sent already, Express closes the connection.
  if (response.headersSent) return next(error);
  if (isInference(request.path)) return answerInferenceProblem(response, problem);
  response
    .status(problem.status)
    .set(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problem.toBody(String(request.id))));
};

/** Converts a thrown value to an error, because JavaScript can throw any value. */
const toError = (thrown: unknown) =>
  thrown instanceof Error
    ? thrown
    : new Error('The thrown value is not an error.', { cause: thrown });
