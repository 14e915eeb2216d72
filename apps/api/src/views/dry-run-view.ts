import { trialParams, warning } from '@sweepq/contract';
import { z } from 'zod';

const count = z.number().int().min(0);

export const dryRunView = z
  .strictObject({
    trials: count,
    runs: count,
    reusedTrials: count.meta({ description: 'Whose result is known from earlier sweeps.' }),
    reusedRuns: count.meta({ description: 'Of which every trial is known: they need no job.' }),
    continuedRuns: count.meta({ description: 'That go on from a checkpoint of an earlier one.' }),
    iterations: count.meta({
      description: 'To be trained in all; fewer where runs diverge or stop early.',
    }),
    estimatedSeconds: z.number().nullable().meta({
      description:
        'For these iterations, on the workers that there are now with nothing else to do; null without a worker, or where no iteration was measured yet on this data.',
    }),
    secondsPerIteration: z.number().nullable().meta({
      description: 'Of one thread, as measured of late on this data; null if never.',
    }),
    threads: count.meta({ description: 'Training threads of the workers that there are now.' }),
    firstTrials: z
      .array(z.strictObject({ index: count, params: trialParams }))
      .meta({ description: 'The first ten in the order of the plan.' }),
    warnings: z.array(warning),
  })
  .meta({ id: 'DryRun', description: 'What a sweep would do.' });
export type DryRun = z.infer<typeof dryRunView>;
