import type { StoredSweep } from '@sweepq/store';
import { askWorkers, onRecord, refuseEnded, type SteerDeps } from './steer.ts';

/** Cancels a sweep. However large it is that is one script here; what it has queued is taken out by a worker. */
export async function cancelSweep(
  deps: SteerDeps,
  { spec, generation }: StoredSweep,
): Promise<void> {
  const cancelledAt = deps.now().toISOString();
  const state = await onRecord(deps, spec, () => deps.store.cancelSweep(spec.id, cancelledAt));
  if (state === 'ended') await refuseEnded(deps, spec);
  await askWorkers(deps, spec, { step: 'clear', generation });
}
