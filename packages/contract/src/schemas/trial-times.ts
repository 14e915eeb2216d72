import { z } from 'zod';

const ms = z.number().min(0);

/** How the time of a trial was spent. The rest is time spent waiting for a free thread and for Redis. */
export const trialTimes = z
  .strictObject({
    queuedMs: ms.meta({
      description:
        'The time from adding the job of the run to the queue to the start of this attempt.',
    }),
    loadedMs: ms.meta({
      description:
        'The wait of the run for the dataset to be read. About 0 if the worker had the dataset in memory.',
    }),
    preparedMs: ms.meta({
      description:
        'The wait of the run for the preparation of the dataset (scaling, Gram matrices) and for the initial logits of its seed. About 0 if the worker had them in memory.',
    }),
    trainedMs: ms.meta({
      description:
        'The time from the start of the run in a thread to the reading of this trial, including earlier readings.',
    }),
    reportedMs: ms.meta({
      description:
        'The time from the reading to the moment at which its commit is sent to Redis. The readings of 250 ms are committed together.',
    }),
  })
  .meta({
    id: 'TrialTimes',
    description:
      'Times in milliseconds, to 0.01 ms. The trials of one run share the times before training. The times do not include waiting for a free thread or for Redis.',
  });
export type TrialTimes = z.infer<typeof trialTimes>;
