import type { Extension } from '@sweepq/contract';
import { countAdded } from '@sweepq/plan';
import type { PlannerDeps } from './step.ts';

type Extending = { id: string; generation: number; extension: Extension };

/** Opens a sweep that has ended for what it is extended by, unless that is done. */
export async function extendSweep(
  { store }: Pick<PlannerDeps, 'store'>,
  { id, generation, extension }: Extending,
): Promise<void> {
  const sweep = await store.readSweep(id);
  if (sweep?.generation !== generation - 1) return;
  const added = { extension, trials: countAdded(sweep.spec, extension) };
  await store.reopenSweep(id, generation, { added });
}
