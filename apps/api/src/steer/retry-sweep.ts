import type { RetryRequest } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import { ApiProblem } from '../problems/problem.ts';
import { assertReopens } from './assert-reopens.ts';
import { reopenSweep } from './reopen-sweep.ts';
import type { SteerDeps } from './steer.ts';

/** Tries the failed trials of a sweep that has ended again. */
export async function retrySweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  retry: RetryRequest,
): Promise<void> {
  assertReopens(sweep);
  const failed = await deps.store.findFailedRuns(sweep.spec, retry.cause);
  if (failed.length === 0) {
    const why = retry.cause === undefined ? '' : ` because of \`${retry.cause}\``;
    const detail = `Expected a sweep with trials that have failed${why}, got one without.`;
    throw new ApiProblem('nothing-to-retry', { detail });
  }
  await reopenSweep(deps, sweep, { retry });
}
