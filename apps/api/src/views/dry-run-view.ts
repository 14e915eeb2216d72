import { trialParams, warning } from '@sweepq/contract';
import { z } from 'zod';

const count = z.number().int().min(0);

export const dryRunView = z
  .strictObject({
    trials: count,
    runs: count,
    reusedTrials: count.meta({
      description: 'The number of trials whose result is known from earlier sweeps.',
    }),
    reusedRuns: count.meta({
      description: 'The number of runs whose trials are all known. These runs need no job.',
    }),
    continuedRuns: count.meta({
      description: 'The number of runs that continue from a checkpoint of an earlier run.',
    }),
    iterations: count.meta({
      description:
        'The total number of iterations to train. It is lower if runs diverge or stop early.',
    }),
    estimatedSeconds: z.number().nullable().meta({
      description:
        'The time to train `iterations` on the present workers, if they have no other work. Null without a worker, or if training was never measured on this data.',
    }),
    secondsPerIteration: z.number().nullable().meta({
      description: 'The recent speed of one thread on this data. Null if it was never measured.',
    }),
    threads: count.meta({ description: 'The number of training threads of the present workers.' }),
    firstTrials: z
      .array(z.strictObject({ index: count, params: trialParams }))
      .meta({ description: 'The first ten trials, in the order of the plan.' }),
    warnings: z.array(warning),
  })
  .meta({ id: 'DryRun', description: 'What a sweep would do if it were submitted now.' });
export type DryRun = z.infer<typeof dryRunView>;
