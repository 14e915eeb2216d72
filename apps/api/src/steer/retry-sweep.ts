import { addPlanning, assertAnswers, type RetryRequest, type StoredSweep } from '@sweepq/queue';
import { ApiProblem } from '../problems/problem.ts';
import { assertReopens } from './assert-reopens.ts';
import type { SteerDeps } from './steer.ts';

/**
 * Tries the failed trials of a sweep again. The job that is added here opens them, so that it is done also if this process
 * dies in between; asking again for the same is asking once.
 */
export async function retrySweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  retry: RetryRequest,
): Promise<void> {
  const { redis, queues, store } = deps;
  const { spec } = sweep;
  assertReopens(sweep);
  const failed = await store.findFailedRuns(spec, retry.cause);
  if (failed.length === 0) {
    const why = retry.cause === undefined ? '' : ` because of \`${retry.cause}\``;
    const detail = `Expected a sweep with trials that have failed${why}, got one without.`;
    throw new ApiProblem('nothing-to-retry', { detail });
  }
  await assertAnswers(redis);
  const generation = sweep.generation + 1;
  const isOurs = await addPlanning(queues, spec, { step: 'retry', generation, retry });
  const reopened = isOurs ? await store.reopenSweep(spec.id, generation, { retry }) : 'other';
  if (reopened !== 'reopened') {
    throw new ApiProblem('sweep-open', { detail: 'The sweep was opened by another request.' });
  }
}
