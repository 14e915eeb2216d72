import { hidePaths } from '@sweepq/datasets';
import type { Job } from 'bullmq';

type Process<Data, Result> = (
  job: Job<Data, Result>,
  token?: string,
  signal?: AbortSignal,
) => Promise<Result>;

/**
 * A processor whose errors name no path of this machine. BullMQ keeps the message and the stack of each with its job, and Bull Board
 * shows both. The error itself is changed, not copied: BullMQ uses the class of the error to decide about the job.
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
