import { type SweepJobData, type SweepSpec, sweepJobId } from '@sweepq/contract';
import type { Queues } from './create-queues.ts';
import { sweepJobOptions } from './settings.ts';

type Planning = Pick<SweepJobData, 'generation' | 'retry' | 'extension' | 'submission'> & {
  step: 'plan' | 'resume' | 'retry' | 'extend';
};

/**
 * Adds the job that plans the runs of a generation of a sweep and waits for them. A generation has one such job. Returns false,
 * and adds nothing, if the generation has a job with a different retry or extension.
 */
export async function addPlanning(
  { sweeps }: Queues,
  spec: SweepSpec,
  planning: Planning,
): Promise<boolean> {
  const jobId = sweepJobId(spec.id, planning.generation);
  const data = { ...jobSpecOf(spec), ...planning };
  await sweeps.add(spec.name ?? 'sweep', data, { ...sweepJobOptions, jobId });
  if (planning.generation === 0) return true;
  const job = await sweeps.getJob(jobId);
  if (job === undefined || describe(job.data) !== describe(planning)) return false;
  // An earlier call has added the same job, and the job has failed: it is retried.
  if (await job.isFailed()) await job.retry('failed');
  return true;
}

/** Whether the job of a generation was added by the request with this idempotency key (sha256). */
export async function isPlannedBy(
  { sweeps }: Queues,
  { id, generation }: { id: string; generation: number },
  submission: string,
): Promise<boolean> {
  const job = await sweeps.getJob(sweepJobId(id, generation));
  return job?.data.submission === submission;
}

/**
 * Returns a spec for the data of a job, without the fields that are only in the record of the sweep. Older versions reject a job
 * with a field that they do not know.
 */
export const jobSpecOf = ({ axes: _, asked: __, ...spec }: SweepSpec) => spec;

const describe = ({ retry, extension }: Pick<SweepJobData, 'retry' | 'extension'>) =>
  JSON.stringify([retry?.status, retry?.cause, extension]);
