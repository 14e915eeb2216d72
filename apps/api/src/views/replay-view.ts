import { pruningView } from '@sweepq/contract';
import { z } from 'zod';

/** The most trials that an answer names. */
export const mostKept = 100;

const count = z.number().int().min(0);
const interval = z
  .object({ min: count, max: count })
  .meta({ id: 'Interval', description: 'Two equal numbers if nothing is unknown.' });

export const replayView = z
  .object({
    sweepId: z.string(),
    pruning: pruningView,
    trials: count,
    iterations: interval.meta({ description: 'The iterations that the rule would have trained.' }),
    sweepIterations: count.meta({
      description: 'The iterations of the trials of the sweep, reused ones included.',
    }),
    rungs: z.array(
      z
        .object({
          iterations: count,
          reaching: interval.meta({
            description: 'The number of trials that would have been trained up to the rung.',
          }),
          known: count.meta({
            description: 'How many trials certainly reach the rung and have a known value there.',
          }),
          unknown: count.meta({
            description: 'How many trials certainly reach the rung and have no known value there.',
          }),
          promoted: count.meta({ description: 'How many trials certainly go on.' }),
          pruned: count.meta({ description: 'How many trials certainly end at the rung.' }),
        })
        .meta({ id: 'ReplayedRung' }),
    ),
    kept: interval
      .extend({
        trialIds: z.array(z.string()).meta({
          description: `The first ${mostKept} trials that the rule would certainly not have stopped.`,
        }),
      })
      .meta({
        id: 'KeptTrials',
        description:
          'The number of trials that the rule would not have stopped. Some of them may diverge.',
      }),
    best: z
      .object({
        trialId: z.string(),
        kept: z.boolean().nullable().meta({ description: 'Null if it is not known.' }),
      })
      .nullable()
      .meta({
        id: 'ReplayedBest',
        description: 'Whether the rule would have kept the best trial of the sweep.',
      }),
  })
  .meta({
    id: 'Replay',
    description: 'What a pruning rule would have done with the trials of a sweep.',
  });
export type ReplayView = z.infer<typeof replayView>;
