import { metricNames, trialParams } from '@sweepq/contract';
import { z } from 'zod';

export const importanceView = z
  .strictObject({
    sweepId: z.string(),
    metric: z.enum(metricNames),
    method: z.literal('permutation-on-random-forest'),
    trials: z.number().int().min(10).max(2000).meta({
      description: 'From how many completed trials it follows; of more than 2000, a sample.',
    }),
    score: z.number().max(1).nullable().meta({
      description:
        'R² of the forest’s predictions out of bag: 1 if hyperparameters explain the metric wholly, 0 or less if not at all. Null where the metric has one value.',
    }),
    importances: z
      .array(
        z.strictObject({
          hyperparameter: z.enum(trialParams.keyof().options),
          importance: z.number().min(0).max(1),
          spread: z
            .number()
            .min(0)
            .meta({ description: 'Standard deviation over the permutations, in the same unit.' }),
        }),
      )
      .meta({
        description:
          'Of each hyperparameter that varies, the most important first. They add up to 1, or are all 0 where the forest explains nothing.',
      }),
  })
  .meta({
    id: 'Importance',
    description: 'How much each hyperparameter of a sweep says about a metric.',
  });
export type Importance = z.infer<typeof importanceView>;

/** What was measured as it is answered; equals stay in the order in which they come. */
export function viewImportance({
  importances,
  ...measured
}: Omit<Importance, 'method'>): Importance {
  const bestFirst = importances.toSorted((a, b) => b.importance - a.importance);
  return { ...measured, method: 'permutation-on-random-forest', importances: bestFirst };
}
