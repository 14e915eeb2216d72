// Every problem of the API by its code. The `type` of a problem is `urn:sweepq:problem:` and its code.
import { accessProblems } from './access-problems.ts';
import { requestProblems } from './request-problems.ts';
import { serviceProblems } from './service-problems.ts';
import { stateProblems } from './state-problems.ts';

export const problemTypes = {
  ...requestProblems,
  ...accessProblems,
  ...stateProblems,
  ...serviceProblems,
} as const;

export type ProblemCode = keyof typeof problemTypes;
