import type { Priority } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import { askWorkers, onRecord, refuseEnded, type SteerDeps } from './steer.ts';

/** Gives a sweep another priority; its waiting runs change places by a worker's doing. */
export async function prioritiseSweep(
  deps: SteerDeps,
  { spec, generation }: StoredSweep,
  priority: Priority,
): Promise<void> {
  const state = await onRecord(deps, spec, () => deps.store.setPriority(spec.id, priority));
  if (state === 'ended') await refuseEnded(deps, spec);
  await askWorkers(deps, spec, { step: 'reorder', generation });
}
