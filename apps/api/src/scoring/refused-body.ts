import type { ProblemCode } from '@sweepq/contract';
import type { Fault } from '../problems/problem.ts';
import type { BadImage } from './parse-pixels.ts';

/** Why a body is rejected: the parts of an `ApiProblem`. An error that is posted to another thread would lose its class. */
export type RefusedBody = {
  refused: { code: ProblemCode; detail: string; errors?: readonly Fault[] };
};

const maxFaults = 100;
const maxSentences = 5;

/** Rejects a body because of its images. */
export function refuseImages(
  code: ProblemCode,
  bad: readonly (BadImage & { code?: string })[],
): RefusedBody {
  const sentences = bad.slice(0, maxSentences).map(({ detail }) => detail);
  if (bad.length > sentences.length) sentences.push(`And ${bad.length - sentences.length} more.`);
  const errors = bad.slice(0, maxFaults).map((each) => ({ in: 'body', ...each }) as const);
  return { refused: { code, detail: sentences.join(' '), errors } };
}

/** Rejects a request because its answer cannot contain the scored pictures. */
export const refuseToShow = (detail: string): RefusedBody => ({
  refused: { code: 'validation', detail, errors: [{ in: 'query', pointer: '/picture', detail }] },
});

/** Why JSON is rejected that a thread cannot parse in its memory. */
export const tooLargeForThread =
  'Expected images that fit in the memory of a thread. Send fewer images, or pictures instead of JSON.';
