import { addPlanning } from '@sweepq/queue';
import { assertTakesWrites } from '@sweepq/redis';
import type { Reopening, StoredSweep } from '@sweepq/store';
import { ApiProblem, noSweep } from '../problems/problem.ts';
import type { SteerDeps } from './steer.ts';

/**
 * Opens a sweep that has ended. The job that is added here does it, so that it is done also if this process dies in
 * between; asking again for the same is asking once.
 */
export async function reopenSweep(
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
  // Deleted since it was found: the job finds so, too, and goes.
  if (reopened === 'gone') throw noSweep(spec.id);
  throw new ApiProblem('sweep-open', { detail: 'The sweep was opened by another request.' });
}
