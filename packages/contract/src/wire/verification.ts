// The result of a verification.
import { z } from 'zod';

const count = z.number().int().min(0);

/** The most trials that a result names. */
export const mostNamed = 20;

const value = z.union([z.number(), z.string(), z.boolean(), z.null()]);

const difference = z
  .object({
    name: z.string().meta({
      description:
        'What differs: `params.learningRate`, `status`, `rung`, `metrics.train.cost`, `modelDigest`, `stoppedIteration` or `curveDigest`.',
    }),
    stored: value.meta({ description: 'The stored value.' }),
    computed: value.meta({ description: 'The value that was computed now.' }),
  })
  .meta({ id: 'Difference' });

const differingTrial = z
  .object({ trialId: z.string(), differences: z.array(difference) })
  .meta({ id: 'DifferingTrial' });
export type DifferingTrial = z.infer<typeof differingTrial>;

const check = z
  .object({
    checked: count.meta({ description: 'The number of trials that were checked.' }),
    differing: count.meta({ description: 'The number of trials that differ.' }),
    differ: z
      .array(differingTrial)
      .meta({ description: `The first ${mostNamed} trials that differ.` }),
    circumstances: count.meta({
      description:
        'Trials that differ only because another trial had failed at the time. They do not count as differing.',
    }),
    skipped: count.meta({
      description: 'Trials of another version of the engine, which can have other bits.',
    }),
  })
  .meta({ id: 'Check' });
export type Check = z.infer<typeof check>;

export const verification = z
  .object({
    choices: check.meta({ description: 'The choices of an adaptive search.' }),
    verdicts: check.meta({ description: 'The verdicts of a pruning rule.' }),
    trainings: check.meta({ description: 'The trainings of a sample of trials.' }),
    agrees: z.boolean().meta({ description: 'Whether no trial differs.' }),
  })
  .meta({ id: 'Verification', description: 'The result of an operation `sweep.verify`.' });
export type Verification = z.infer<typeof verification>;
