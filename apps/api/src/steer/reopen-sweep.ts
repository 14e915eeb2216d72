// Retries and extensions, which reopen a sweep that has ended.
import { isEnded, type RetryRequest } from '@sweepq/contract';
import { countAdded, parseExtension } from '@sweepq/plan';
import { addPlanning } from '@sweepq/queue';
import { assertTakesWrites } from '@sweepq/redis';
import type { Reopening, StoredSweep } from '@sweepq/store';
import type { Lend } from '../heavy/create-heavy.ts';
import { ApiProblem, noSweep } from '../problems/problem.ts';
import { parseExtensionBody } from '../submit/parse-bodies.ts';
import type { SteerDeps } from './on-record.ts';

/** Trains the failed trials of a sweep again. */
export async function retrySweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  retry: RetryRequest,
): Promise<void> {
  assertReopens(sweep);
  const failed = await deps.store.findFailedRuns(sweep.spec, retry.cause);
  if (failed.length === 0) {
    const why = retry.cause === undefined ? '' : ` with the code \`${retry.cause}\``;
    const detail = `Expected a sweep with failed trials${why}, got one without.`;
    throw new ApiProblem('nothing-to-retry', { detail });
  }
  await reopenSweep(deps, sweep, { retry });
}

/** Adds trials to a sweep. Existing trials keep their ids. The new trials have the next indices. */
export async function extendSweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  body: unknown,
  lend: Lend,
): Promise<void> {
  assertReopens(sweep);
  const { spec } = sweep;
  const extension = parseExtension(await parseExtensionBody(spec, body, lend));
  await reopenSweep(deps, sweep, { added: { extension, trials: countAdded(spec, extension) } });
}

/** Throws a problem if the sweep has not ended, was cancelled, or was ended by a stop rule. */
function assertReopens({ status, isClosed, stoppedBy }: StoredSweep): void {
  if (!isEnded(status)) {
    const detail = `Expected a sweep that has ended, got one that is ${status}.`;
    throw new ApiProblem('sweep-open', { detail });
  }
  if (!isClosed) return;
  const how = stoppedBy === null ? 'was cancelled' : `was ended by its rule \`${stoppedBy}\``;
  const detail = `Expected a sweep that was neither cancelled nor ended by a stop rule, got one that ${how}.`;
  throw new ApiProblem('sweep-closed', { detail });
}

/**
 * Reopens a sweep by a job of its next generation. If this process crashes after it has added the job, a worker completes the
 * change. A repeated request adds no second job, because the job has the same id.
 */
async function reopenSweep(
  { redis, queues, store }: SteerDeps,
  { spec, generation: present }: StoredSweep,
  reopening: Reopening,
): Promise<void> {
  await assertTakesWrites(redis, queues.prefix);
  const generation = present + 1;
  const planning =
    'added' in reopening
      ? { step: 'extend' as const, extension: reopening.added.extension }
      : { step: 'retry' as const, retry: reopening.retry };
  const isOurs = await addPlanning(queues, spec, { ...planning, generation });
  const reopened = isOurs ? await store.reopenSweep(spec.id, generation, reopening) : 'other';
  if (reopened === 'reopened') return;
  // Another request has deleted the sweep in the meantime. The added job does nothing.
  if (reopened === 'gone') throw noSweep(spec.id);
  throw new ApiProblem('sweep-open', { detail: 'Another request has reopened the sweep.' });
}
