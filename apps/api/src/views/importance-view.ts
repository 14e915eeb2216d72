import {
  type MetricName,
  metricPaths,
  openEnum,
  type ParamName,
  paramPaths,
  pathOfMetric,
  pathOfParam,
} from '@sweepq/contract';
import { z } from 'zod';

export const importanceView = z
  .object({
    sweepId: z.string(),
    metric: openEnum(metricPaths),
    method: openEnum(['permutation-on-random-forest']),
    trials: z.number().int().min(10).max(2000).meta({
      description:
        'The number of completed trials that were used. If there are more than 2000 completed trials, a sample of 2000 is used.',
    }),
    score: z.number().max(1).nullable().meta({
      description:
        'The R² of the out-of-bag predictions of the forest: 1 if the hyperparameters explain the metric completely, 0 or less if they explain nothing. Null if all trials have the same value of the metric.',
    }),
    importances: z
      .array(
        z.object({
          param: openEnum(paramPaths),
          importance: z.number().min(0).max(1),
          spread: z.number().min(0).meta({
            description: 'The standard deviation of the importance over the permutations.',
          }),
        }),
      )
      .meta({
        description:
          'One importance for each hyperparameter that varies, the highest first. The importances add up to 1, or are all 0 if the forest explains nothing.',
      }),
  })
  .meta({
    id: 'Importance',
    description: 'How strongly each hyperparameter of a sweep influences a metric.',
  });
export type Importance = z.infer<typeof importanceView>;

type Measured = Pick<Importance, 'sweepId' | 'trials' | 'score'> & {
  metric: MetricName;
  importances: { name: ParamName; importance: number; spread: number }[];
};

/** Returns the answer for measured importances, the highest first. Hyperparameters of equal importance keep their order. */
export function viewImportance({ importances, metric, ...measured }: Measured): Importance {
  const bestFirst = importances.toSorted((a, b) => b.importance - a.importance);
  return {
    ...measured,
    metric: pathOfMetric(metric),
    method: 'permutation-on-random-forest',
    importances: bestFirst.map(({ name, ...rest }) => ({ param: pathOfParam(name), ...rest })),
  };
}
