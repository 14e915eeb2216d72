import { addDeletion } from '@sweepq/queue';
import { assertConnected } from '@sweepq/redis';
import type { StoredSweep } from '@sweepq/store';
import { ApiProblem } from '../problems/problem.ts';
import { onRecord, type SteerDeps } from '../steer/steer.ts';

/**
 * Deletes a sweep that has ended: one script marks it, and it is gone. What is kept of it is removed by a worker, which finds
 * it by itself within a minute if it cannot be asked.
 */
export async function deleteSweep(deps: SteerDeps, { spec, status }: StoredSweep): Promise<void> {
  const { redis, queues, store, log } = deps;
  const { id } = spec;
  const { state, generation } = await onRecord(deps, spec, () => store.deleteSweep(id));
  if (state === 'open') {
    const detail = `Expected a sweep that has ended, got one that is ${status}; cancel it first.`;
    throw new ApiProblem('sweep-open', { detail });
  }
  try {
    assertConnected(redis);
    await addDeletion(queues, { id, generation });
  } catch (err) {
    log.warn({ err, sweepId: id }, 'left the removal of a sweep to the workers');
  }
}
