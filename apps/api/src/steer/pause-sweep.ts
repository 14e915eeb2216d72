import { isEnded } from '@sweepq/contract';
import { addPlanning } from '@sweepq/queue';
import { assertTakesWrites } from '@sweepq/redis';
import type { StoredSweep } from '@sweepq/store';
import { askWorkers, onRecord, refuseEnded, type SteerDeps } from './steer.ts';

/** Pauses a sweep: one script here; what it has queued is taken out by a worker. */
export async function pauseSweep(deps: SteerDeps, { spec }: StoredSweep): Promise<void> {
  const { state, generation } = await onRecord(deps, spec, () => deps.store.pauseSweep(spec.id));
  if (state === 'ended') await refuseEnded(deps, spec);
  // What is queued is of the generation before the one to come.
  await askWorkers(deps, spec, { step: 'clear', generation: generation - 1 });
}

/** Lets a paused sweep go on: its open runs are queued anew by a job that is there once, however often it is asked for. */
export async function resumeSweep(deps: SteerDeps, sweep: StoredSweep): Promise<void> {
  const { redis, queues, store } = deps;
  const { spec, status, generation } = sweep;
  if (isEnded(status)) await refuseEnded(deps, spec);
  if (status !== 'paused') return;
  await assertTakesWrites(redis, queues.prefix);
  await addPlanning(queues, spec, { step: 'resume', generation });
  await store.resumeSweep(spec.id, generation);
}
