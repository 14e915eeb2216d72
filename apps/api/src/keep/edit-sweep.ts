import type { SweepEdit } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import { onRecord, type SteerDeps } from '../steer/steer.ts';

/** Changes what a sweep is called, and whether it is archived, whatever it does at the moment. */
export async function editSweep(
  deps: SteerDeps,
  { spec }: StoredSweep,
  edit: SweepEdit,
): Promise<void> {
  await onRecord(deps, spec, () => deps.store.editSweep(spec.id, edit));
}
