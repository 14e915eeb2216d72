import type { Response } from 'express';
import type { ApiProblem } from '../problems/problem.ts';

/** The paths of the Open Inference Protocol. */
export const inferencePath = '/inference/v2';

export const isInference = (path: string): boolean =>
  path === inferencePath || path.startsWith(`${inferencePath}/`);

/** Answers a problem as the protocol says: an object with `error`. */
export function answerInferenceProblem(response: Response, problem: ApiProblem): void {
  response.status(problem.status).set(problem.headers).json({ error: problem.message });
}
