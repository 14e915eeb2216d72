import { clearJobId, deadlineJobId, type SweepSpec } from '@sweepq/contract';
import { ulid } from 'ulid';
import type { Queues } from './create-queues.ts';
import { jobSpecOf } from './plan.ts';
import { steeringJobOptions } from './settings.ts';

type Steering = { step: 'clear' | 'reorder' | 'deadline'; generation: number; delay?: number };

/** Adds a steering job of a sweep. A second call adds no second job, except for `reorder`. */
export async function addSteering(
  { sweeps }: Queues,
  spec: SweepSpec,
  { step, generation, delay = 0 }: Steering,
): Promise<void> {
  const jobId = {
    clear: clearJobId(spec.id, generation),
    reorder: `${spec.id}-reorder-${ulid().toLowerCase()}`,
    deadline: deadlineJobId(spec.id, generation),
  }[step];
  const data = { ...jobSpecOf(spec), step, generation };
  await sweeps.add(step, data, { ...steeringJobOptions, jobId, delay });
}
