import { createOperationId, isEnded, type Operation } from '@sweepq/contract';
import { addDeletion } from '@sweepq/queue';
import { assertConnected } from '@sweepq/redis';
import type { StoredSweep } from '@sweepq/store';
import { assertRevision, hasChanged } from '../http/preconditions.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { DeletionPreview } from '../views/deletion-view.ts';
import { onRecord, type SteerDeps } from './on-record.ts';
import type { Condition } from './steer-sweep.ts';

/**
 * Deletes a sweep that has ended. One script marks the sweep as deleted, and creates the operation. After that, readers do not find the
 * sweep. A job removes the data of the sweep. If no job can be added, a worker finds the mark within a minute. Returns the operation.
 */
export async function deleteSweep(
  deps: SteerDeps,
  { spec, status }: StoredSweep,
  { revisions }: Condition,
): Promise<Operation> {
  const { redis, queues, store, log } = deps;
  const { id } = spec;
  const operation = createDeletion(id, deps.now());
  const { state, generation } = await onRecord(deps, spec, () =>
    store.deleteSweep(id, { revisions, operation }),
  );
  if (state === 'changed') throw hasChanged();
  if (state === 'open') throw isOpen(status);
  try {
    assertConnected(redis);
    await addDeletion(queues, { id, generation });
  } catch (err) {
    log.warn(
      { err, sweepId: id },
      'could not queue the removal of a deleted sweep; a worker will find the sweep within a minute',
    );
  }
  return operation;
}

const createDeletion = (sweepId: string, now: Date): Operation => ({
  id: createOperationId(now.getTime()),
  ...{ type: 'sweep.delete', status: 'queued', target: { sweepId } },
  ...{ progress: null, result: null, error: null },
  ...{ createdAt: now.toISOString(), startedAt: null, finishedAt: null },
});

/** Returns what a deletion would remove. Makes the same checks as `deleteSweep`, and writes nothing. */
export async function previewDeletion(
  { store }: Pick<SteerDeps, 'store'>,
  { spec, status, counts, revision }: StoredSweep,
  { revisions }: Condition,
): Promise<DeletionPreview> {
  assertRevision(revision, revisions);
  if (!isEnded(status)) throw isOpen(status);
  return { sweepId: spec.id, trials: counts.total, ...(await store.countStored(spec.id)) };
}

/** The problem of a request that needs an ended sweep. */
export const isOpen = (status: StoredSweep['status']) =>
  new ApiProblem('sweep-open', {
    detail: `Expected a sweep that has ended, got one that is ${status}. Cancel the sweep first.`,
  });
