import { z } from 'zod';

const ms = z.number().min(0);

/** Where the time of a trial went. What is left of it is waiting: for a free thread, and for Redis. */
export const trialTimes = z
  .strictObject({
    queuedMs: ms.meta({
      description: "From adding its run's job to the queue to the beginning of this attempt.",
    }),
    loadedMs: ms.meta({
      description:
        'What its run waited for the dataset to be read; about 0 where the worker had it.',
    }),
    preparedMs: ms.meta({
      description:
        'What its run waited for the dataset to be prepared (scaling, Gram matrices) and for the starting logits of its seed; about 0 where the worker had them.',
    }),
    trainedMs: ms.meta({
      description: 'From the start of its run in a thread to this reading, those before included.',
    }),
    reportedMs: ms.meta({
      description:
        'From this reading to the moment at which its commit is handed to Redis; readings of a quarter of a second are committed together.',
    }),
  })
  .meta({
    id: 'TrialTimes',
    description:
      'Milliseconds, to a hundredth. Trials of one run share what comes before their training. Waiting for a free thread and for Redis is in none of them.',
  });
export type TrialTimes = z.infer<typeof trialTimes>;
