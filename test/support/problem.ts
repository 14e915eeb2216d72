import { expect } from 'vitest';

export type Problem = {
  type: string;
  code: string;
  instance: string;
  status: number;
  detail: string;
  errors?: { in: string; pointer: string; detail: string }[];
};

/** Reads the problem details of an answer, and expects that they contain no internals of the server. */
export async function readProblem(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  const text = await response.text();
  expect(text).not.toMatch(/<html|\bat .*\.js:\d+/);
  const problem = JSON.parse(text) as Problem;
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:sweepq:problem:${problem.code}`);
  expect(problem.instance).toBe(`urn:sweepq:request:${response.headers.get('x-request-id')}`);
  return problem;
}
