import type { SweepEdit } from '@sweepq/contract';
import { addDeletion } from '@sweepq/queue';
import { assertConnected } from '@sweepq/redis';
import type { StoredSweep } from '@sweepq/store';
import { ApiProblem } from '../problems/problem.ts';
import { onRecord, type SteerDeps } from './on-record.ts';

/** Changes the labels of a sweep, or archives it, in any status. */
export async function editSweep(
  deps: SteerDeps,
  { spec }: StoredSweep,
  edit: SweepEdit,
): Promise<void> {
  await onRecord(deps, spec, () => deps.store.editSweep(spec.id, edit));
}

/**
 * Deletes a sweep that has ended. One script marks the sweep as deleted. After that, readers do not find the sweep. A job
 * removes the data of the sweep. If no job can be added, a worker finds the mark within a minute.
 */
export async function deleteSweep(deps: SteerDeps, { spec, status }: StoredSweep): Promise<void> {
  const { redis, queues, store, log } = deps;
  const { id } = spec;
  const { state, generation } = await onRecord(deps, spec, () => store.deleteSweep(id));
  if (state === 'open') {
    const detail = `Expected a sweep that has ended, got one that is ${status}. Cancel the sweep first.`;
    throw new ApiProblem('sweep-open', { detail });
  }
  try {
    assertConnected(redis);
    await addDeletion(queues, { id, generation });
  } catch (err) {
    log.warn(
      { err, sweepId: id },
      'could not queue the removal of a deleted sweep; a worker will find the sweep within a minute',
    );
  }
}
