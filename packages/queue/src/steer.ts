import { clearJobId, deadlineJobId, type SweepJobData, type SweepSpec } from '@sweepq/contract';
import { ulid } from 'ulid';
import type { Queues } from './create-queues.ts';
import { jobSpecOf } from './plan.ts';
import { steeringJobOptions } from './settings.ts';

type Steering = { step: 'clear' | 'reorder' | 'deadline'; generation: number; delay?: number };

/**
 * Adds a job that lets an adaptive search choose its next trials. While such a job waits, a second call adds no second job. While such a
 * job is active, a second call adds one job that begins after it, because the active job may have read the outcomes already.
 */
export async function addAsking(
  { sweeps }: Pick<Queues, 'sweeps'>,
  spec: SweepSpec,
  generation: number,
): Promise<void> {
  const data: SweepJobData = { ...jobSpecOf(spec), step: 'ask', generation };
  await sweeps.add('ask', data, {
    ...steeringJobOptions,
    jobId: `${spec.id}-ask-${ulid().toLowerCase()}`,
    deduplication: { id: `${spec.id}-ask`, keepLastIfActive: true },
  });
}

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
