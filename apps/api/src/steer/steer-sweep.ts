// Changes of an open sweep. Each change is one Lua script of constant cost, for any size of the sweep. A worker then
// updates the queue.
import { isEnded, type SweepEdit } from '@sweepq/contract';
import { addPlanning, addSteering } from '@sweepq/queue';
import { assertConnected, assertTakesWrites } from '@sweepq/redis';
import type { StoredSweep } from '@sweepq/store';
import { assertRevision, hasChanged } from '../http/preconditions.ts';
import { ApiProblem, noSweep } from '../problems/problem.ts';
import { onRecord, type SteerDeps } from './on-record.ts';
import type { Change } from './steer-once.ts';

type Spec = StoredSweep['spec'];

/** A condition on the sweep (`If-Match`): the revisions that it may have. Undefined allows every revision. */
export type Condition = { revisions: readonly number[] | undefined };

export async function cancelSweep(
  deps: SteerDeps,
  { spec, generation }: StoredSweep,
  { revisions }: Condition,
): Promise<void> {
  const cancelledAt = deps.now().toISOString();
  const state = await onRecord(deps, spec, () =>
    deps.store.cancelSweep(spec.id, cancelledAt, revisions),
  );
  if (state === 'changed') throw hasChanged();
  if (state === 'ended') await refuseEnded(deps, spec);
  await askWorkers(deps, spec, { step: 'clear', generation });
}

export async function pauseSweep(
  deps: SteerDeps,
  { spec }: StoredSweep,
  { revisions }: Condition,
): Promise<void> {
  const { state, generation } = await onRecord(deps, spec, () =>
    deps.store.pauseSweep(spec.id, revisions),
  );
  if (state === 'changed') throw hasChanged();
  if (state === 'ended') await refuseEnded(deps, spec);
  // The pause has started a new generation. The queued jobs are of the previous generation.
  await askWorkers(deps, spec, { step: 'clear', generation: generation - 1 });
}

/**
 * Queues the open runs again by a job of the current generation. A repeated request has no effect, because its job has the
 * same id. The job is added before the record changes, so the condition is checked for the sweep that was read. Another pause in
 * the meantime starts another generation, for which the job and the script do nothing.
 */
export async function resumeSweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  { revisions, generation }: Condition & Change,
): Promise<void> {
  const { redis, queues, store } = deps;
  const { spec, status } = sweep;
  assertRevision(sweep.revision, revisions);
  if (isEnded(status)) await refuseEnded(deps, spec);
  // The sweep was paused again after an earlier request with the same key has resumed it.
  if (status !== 'paused' || sweep.generation !== generation) return;
  await assertTakesWrites(redis, queues.prefix);
  await addPlanning(queues, spec, { step: 'resume', generation });
  await store.resumeSweep(spec.id, generation);
}

/** Changes the labels and the priority of a sweep, or archives it. Only the priority needs a sweep that has not ended. */
export async function editSweep(
  deps: SteerDeps,
  { spec, generation }: StoredSweep,
  edit: SweepEdit,
  { revisions }: Condition,
): Promise<void> {
  const state = await onRecord(deps, spec, () => deps.store.editSweep(spec.id, edit, revisions));
  if (state === 'changed') throw hasChanged();
  if (state === 'ended') await refuseEnded(deps, spec);
  if (edit.priority !== undefined) await askWorkers(deps, spec, { step: 'reorder', generation });
}

/**
 * Adds a job that updates the queue. An error is only logged, because the job is an optimisation: a worker does not start a
 * run of a cancelled or paused sweep.
 */
async function askWorkers(
  { redis, queues, log }: SteerDeps,
  spec: Spec,
  steering: { step: 'clear' | 'reorder'; generation: number },
): Promise<void> {
  try {
    assertConnected(redis);
    await addSteering(queues, spec, steering);
  } catch (err) {
    log.warn(
      { err, sweepId: spec.id, step: steering.step },
      'could not add the job that updates the queue',
    );
  }
}

/** Throws the problem of a sweep that has ended. */
async function refuseEnded({ store }: SteerDeps, { id }: Spec): Promise<never> {
  const { status } = (await store.readSweep(id)) ?? {};
  if (status === undefined) throw noSweep(id);
  const detail = `Expected a sweep that is queued, running or paused, got one that is ${status}.`;
  throw new ApiProblem('sweep-ended', { detail });
}
