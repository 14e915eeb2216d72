import { hidePaths } from '@sweepq/datasets';
import type { Job } from 'bullmq';

type Process<Data, Result> = (
  job: Job<Data, Result>,
  token?: string,
  signal?: AbortSignal,
) => Promise<Result>;

/**
 * Wraps a processor, and removes paths of this machine from its errors. BullMQ stores the message and the stack of an error with the job,
 * and Bull Board shows both. The error is changed and not copied, because BullMQ decides by the class of the error.
 */
export function hidingPaths<Data, Result>(process: Process<Data, Result>) {
  // BullMQ passes a signal only to a processor with three parameters.
  return async (job: Job<Data, Result>, token?: string, signal?: AbortSignal): Promise<Result> => {
    try {
      return await process(job, token, signal);
    } catch (error) {
      if (error instanceof Error) {
        error.message = hidePaths(error.message);
        if (error.stack !== undefined) error.stack = hidePaths(error.stack);
      }
      throw error;
    }
  };
}
