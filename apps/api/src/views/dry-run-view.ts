import { paramsView, warningView } from '@sweepq/contract';
import { z } from 'zod';

const count = z.number().int().min(0);

export const dryRunView = z
  .object({
    trials: count,
    runs: count,
    reusedTrials: count.meta({
      description: 'The number of trials that reuse a result of an earlier sweep.',
    }),
    reusedRuns: count.meta({
      description: 'The number of runs whose trials all reuse results. These runs need no job.',
    }),
    continuedRuns: count.meta({
      description: 'The number of runs that continue from a checkpoint of an earlier run.',
    }),
    iterations: count.meta({
      description:
        'The maximum number of iterations to train, with those of folds. Runs that diverge or stop early need fewer.',
    }),
    estimatedMs: z.number().nullable().meta({
      description:
        'The time to train `iterations` on the current workers, if they have no other work. Null without a worker, or if no run was timed yet. If a part of it is computed from the speed of other runs, `assumptions` has `computed-speed`.',
    }),
    iterationMs: z.number().nullable().meta({
      description:
        'The recent time per iteration of one thread on this data. Without a measurement it is computed from the operations of an iteration. Null if no run was timed yet.',
    }),
    threads: count.meta({ description: 'The number of training threads of the current workers.' }),
    firstTrials: z.array(z.object({ index: count, params: paramsView })).meta({
      description:
        'The first ten of these trials, in the order of the plan. Empty for an adaptive search.',
    }),
    assumptions: z.array(warningView).meta({
      description:
        'What the numbers assume. For a sweep whose work depends on outcomes, because of an adaptive search or pruning: `nothing-reused`, `half-pruned`, `mean-iterations`, `equal-preprocessings`, `equal-layers`, `equal-optimizations`, `equal-spaces`. For any sweep: `computed-speed`.',
    }),
    warnings: z.array(warningView),
  })
  .meta({
    id: 'DryRun',
    description:
      'What a submit, an extension or a retry would do now. The numbers are those of the trials and runs that the request adds or trains again.',
  });
export type DryRun = z.infer<typeof dryRunView>;
