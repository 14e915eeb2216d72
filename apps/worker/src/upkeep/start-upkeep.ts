import { queueNames, type UpkeepJobData } from '@sweepq/contract';
import { scheduleTidying, upkeepLocks } from '@sweepq/queue';
import { Worker, type WorkerOptions } from 'bullmq';
import { hidingPaths } from '../control/hiding-paths.ts';
import type { WorkDeps } from '../work/work-deps.ts';
import { createUpkeep } from './create-upkeep.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';

/** Upkeep jobs mostly wait for Redis, so several can run at a time. */
const jobsAtATime = 4;

type Where = Pick<WorkerOptions, 'connection' | 'prefix'> & { onError: (error: Error) => void };

/** Starts the processor of upkeep jobs, and schedules a job that tidies up every minute. */
export function startUpkeep(
  deps: UpkeepDeps & WorkDeps,
  { onError, ...where }: Where,
): Worker<UpkeepJobData> {
  const worker = new Worker<UpkeepJobData>(queueNames.upkeep, hidingPaths(createUpkeep(deps)), {
    ...where,
    ...upkeepLocks,
    concurrency: jobsAtATime,
  });
  worker.on('failed', (job, err) =>
    deps.log.warn({ data: job?.data, err }, 'an upkeep job failed'),
  );
  scheduleTidying(deps.queues).catch(onError);
  return worker;
}
