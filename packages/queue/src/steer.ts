import {
  clearJobId,
  deadlineJobId,
  type SweepJobData,
  type SweepSpec,
  sweepJobId,
} from '@sweepq/contract';
import { ulid } from 'ulid';
import type { Queues } from './create-queues.ts';
import { steeringJobOptions, sweepJobOptions } from './settings.ts';

type Steering = { step: 'clear' | 'reorder' | 'deadline'; generation: number; delay?: number };

/** Asks a worker to do something about a sweep's runs. Asking twice is asking once, but for `reorder`. */
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
  const data = { ...ofJob(spec), step, generation };
  await sweeps.add(step, data, { ...steeringJobOptions, jobId, delay });
}

type Planning = Pick<SweepJobData, 'generation' | 'retry' | 'extension' | 'submission'> & {
  step: 'plan' | 'resume' | 'retry' | 'extend';
};

/**
 * Adds the one job that plans a generation of a sweep's runs, and waits for them. False if there is one already that does
 * something else: the first stays.
 */
export async function addPlanning(
  { sweeps }: Queues,
  spec: SweepSpec,
  planning: Planning,
): Promise<boolean> {
  const jobId = sweepJobId(spec.id, planning.generation);
  const data = { ...ofJob(spec), ...planning };
  await sweeps.add(spec.name ?? 'sweep', data, { ...sweepJobOptions, jobId });
  if (planning.generation === 0) return true;
  const job = await sweeps.getJob(jobId);
  if (job === undefined || describe(job.data) !== describe(planning)) return false;
  // Asked for before, and given up by the planners: it is tried once more.
  if (await job.isFailed()) await job.retry('failed');
  return true;
}

/** A spec without what only its record has: older versions refuse a job with a field that they do not know. */
const ofJob = ({ axes: _, ...spec }: SweepSpec) => spec;

const describe = ({ retry, extension }: Pick<SweepJobData, 'retry' | 'extension'>) =>
  JSON.stringify([retry?.status, retry?.cause, extension]);
