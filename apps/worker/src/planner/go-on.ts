import type { SweepSpec } from '@sweepq/contract';
import { addPlanning } from '@sweepq/queue';
import type { PlannerDeps } from './step.ts';

/**
 * Continues an open sweep whose jobs of this generation have ended: a job of the next generation queues the open runs. If this process
 * dies between the two steps, upkeep finds the sweep without a job and adds the job.
 */
export async function goOn(
  { store, queues, log }: Pick<PlannerDeps, 'store' | 'queues' | 'log'>,
  spec: SweepSpec,
  generation: number,
): Promise<void> {
  if (!(await store.continueSweep(spec.id, generation))) return;
  await addPlanning(queues, spec, { step: 'resume', generation: generation + 1 });
  log.warn(
    { sweepId: spec.id, generation: generation + 1 },
    'a sweep continues with its open runs',
  );
}
