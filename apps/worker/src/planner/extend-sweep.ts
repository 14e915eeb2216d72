import { countTrials, type Extension } from '@sweepq/queue';
import type { PlannerDeps } from './create-planner.ts';

type Extending = { id: string; generation: number; extension: Extension };

/** Opens a sweep that has ended for what it is extended by, unless that is done. */
export async function extendSweep(
  { store }: Pick<PlannerDeps, 'store'>,
  { id, generation, extension }: Extending,
): Promise<void> {
  const sweep = await store.readSweep(id);
  if (sweep?.generation !== generation - 1) return;
  const { spec } = sweep;
  const extensions = [...(spec.extensions ?? []), extension];
  const trials = countTrials({ ...spec, extensions }) - countTrials(spec);
  await store.reopenSweep(id, generation, { added: { extension, trials } });
}
