import { setImmediate as nextTurn } from 'node:timers/promises';
import { createSweepSpec } from '@sweepq/plan';
import { acceptBody } from '../http/parse-request.ts';
import { viewNew } from '../views/sweep-view.ts';
import { checkSweepBody } from './check-bodies.ts';

/** Then V8 compiles the loops over the values. */
const [rounds, count] = [3, 1_000];

const body = {
  dataset: 'none',
  space: {
    learningRate: { min: 1e-4, max: 1, scale: 'log', count },
    iterations: [10, 20],
    seed: [0, 1],
  },
};
const identity = {
  id: 'none',
  createdAt: '1970-01-01T00:00:00.000Z',
  datasetSha256: { train: '', test: '' },
};

/**
 * Checks a sweep that nobody has submitted, and makes its answer. Otherwise V8 and zod would compile the schema and the expansion of ranges during
 * the first submit, which takes 10 ms, and the api answers nothing else meanwhile.
 */
export async function warmUpChecks(): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await nextTurn();
    const request = acceptBody(checkSweepBody(structuredClone(body)));
    JSON.stringify(viewNew(createSweepSpec(request, identity)));
  }
}
