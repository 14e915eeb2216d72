// Changes of an open sweep. Each change is one Lua script of constant cost, for any size of the sweep. A worker then
// updates the queue.
import { isEnded, type Priority } from '@sweepq/contract';
import { addPlanning, addSteering } from '@sweepq/queue';
import { assertConnected, assertTakesWrites } from '@sweepq/redis';
import type { StoredSweep } from '@sweepq/store';
import { ApiProblem, noSweep } from '../problems/problem.ts';
import { onRecord, type SteerDeps } from './on-record.ts';

type Spec = StoredSweep['spec'];

export async function cancelSweep(
  deps: SteerDeps,
  { spec, generation }: StoredSweep,
): Promise<void> {
  const cancelledAt = deps.now().toISOString();
  const state = await onRecord(deps, spec, () => deps.store.cancelSweep(spec.id, cancelledAt));
  if (state === 'ended') await refuseEnded(deps, spec);
  await askWorkers(deps, spec, { step: 'clear', generation });
}

export async function pauseSweep(deps: SteerDeps, { spec }: StoredSweep): Promise<void> {
  const { state, generation } = await onRecord(deps, spec, () => deps.store.pauseSweep(spec.id));
  if (state === 'ended') await refuseEnded(deps, spec);
  // The pause has started a new generation. The queued jobs are of the previous generation.
  await askWorkers(deps, spec, { step: 'clear', generation: generation - 1 });
}

/**
 * Queues the open runs again by a job of the current generation. A repeated request has no effect, because its job has the
 * same id.
 */
export async function resumeSweep(deps: SteerDeps, sweep: StoredSweep): Promise<void> {
  const { redis, queues, store } = deps;
  const { spec, status, generation } = sweep;
  if (isEnded(status)) await refuseEnded(deps, spec);
  if (status !== 'paused') return;
  await assertTakesWrites(redis, queues.prefix);
  await addPlanning(queues, spec, { step: 'resume', generation });
  await store.resumeSweep(spec.id, generation);
}

export async function prioritiseSweep(
  deps: SteerDeps,
  { spec, generation }: StoredSweep,
  priority: Priority,
): Promise<void> {
  const state = await onRecord(deps, spec, () => deps.store.setPriority(spec.id, priority));
  if (state === 'ended') await refuseEnded(deps, spec);
  await askWorkers(deps, spec, { step: 'reorder', generation });
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
