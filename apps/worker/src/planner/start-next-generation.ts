import type { SweepSpec } from '@sweepq/contract';
import { addPlanning } from '@sweepq/queue';
import type { PlannerDeps } from './step.ts';

/**
 * Continues an open sweep after its jobs of this generation have ended: moves the sweep to the next generation, and adds a job that queues
 * the open runs. If the process dies between the two steps, upkeep finds the sweep without a job and adds the job.
 */
export async function startNextGeneration(
  { store, queues, log }: Pick<PlannerDeps, 'store' | 'queues' | 'log'>,
  spec: SweepSpec,
  generation: number,
): Promise<void> {
  if (!(await store.continueSweep(spec.id, generation))) return;
  await addPlanning(queues, spec, { step: 'resume', generation: generation + 1 });
  log.warn(
    { sweepId: spec.id, generation: generation + 1 },
    'continues a sweep that has open runs',
  );
}
