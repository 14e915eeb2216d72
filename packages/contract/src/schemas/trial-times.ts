import { z } from 'zod';

const ms = z.number().min(0);

/** The duration of each step of a trial. Waiting for a free thread and waiting for Redis are not part of any step. */
export const trialTimes = z.strictObject({
  queuedMs: ms.meta({
    description:
      'The time from the moment at which the job of the run was added to the queue to the start of this attempt.',
  }),
  loadedMs: ms.meta({
    description:
      'The time for which the run waited until the dataset was read. About 0 if the worker had the dataset in memory.',
  }),
  preparedMs: ms.meta({
    description:
      'The time for which the run waited until the dataset was prepared (scaling, Gram matrices) and the initial logits of its seed were computed. About 0 if the worker had both in memory.',
  }),
  trainedMs: ms.meta({
    description:
      'The time from the start of the run in a thread to the reading of this trial. It includes the earlier readings of the run.',
  }),
  reportedMs: ms.meta({
    description:
      'The time from the reading to the moment at which its commit is sent to Redis. The readings of 250 ms are committed together.',
  }),
});
export type TrialTimes = z.infer<typeof trialTimes>;
