import type { Extension } from '@sweepq/contract';
import { countAdded } from '@sweepq/plan';
import type { PlannerDeps } from './step.ts';

type Extending = { id: string; generation: number; extension: Extension };

/** Reopens an ended sweep for an extension, unless an earlier call has reopened the sweep. */
export async function extendSweep(
  { store }: Pick<PlannerDeps, 'store'>,
  { id, generation, extension }: Extending,
): Promise<void> {
  const sweep = await store.readSweep(id);
  if (sweep?.generation !== generation - 1) return;
  const added = { extension, trials: countAdded(sweep.spec, extension) };
  await store.reopenSweep(id, generation, { added });
}
