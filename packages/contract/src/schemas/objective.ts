import { z } from 'zod';
import {
  type MetricName,
  metricNames,
  metricOf,
  metricOfPath,
  metricPaths,
} from './metric-table.ts';
import { expected } from './rules.ts';

export const directions = ['maximize', 'minimize'] as const;
export const metric = z.enum(metricNames);
const direction = z.enum(directions, expected('"maximize" or "minimize"'));

export const objective = z.strictObject({ metric, direction });
export type Objective = z.infer<typeof objective>;

/** The objective of a request to submit a sweep. The direction is optional. */
export const objectiveRequest = z
  .strictObject(
    {
      metric: z.enum(metricPaths, expected(`one of ${metricPaths.join(', ')}`)),
      direction: direction.nullish(),
    },
    expected('an object with `metric`'),
  )
  .meta({
    id: 'ObjectiveRequest',
    description:
      'The metric by which trials are ranked. Default of `direction`: `minimize` for a cost, `maximize` for an accuracy. A metric of validation needs `validation` in the sweep. Default of the objective: `metrics.validation.accuracy` with `validation`, `metrics.test.accuracy` without it.',
  });

/** Returns the objective with the stored name of its metric, and with its direction filled in. */
export function parseObjective({
  metric: path,
  direction,
}: z.output<typeof objectiveRequest>): Objective {
  const metric = metricOfPath(path);
  return { metric, direction: direction ?? metricOf(metric).direction };
}

/**
 * The default metric is `testAccuracy` only without a validation split: choosing trials by a test metric biases this
 * metric.
 */
export const defaultObjective = ({ validation }: { validation: unknown }): Objective => ({
  metric: validation ? 'validationAccuracy' : 'testAccuracy',
  direction: 'maximize',
});

/** Whether a metric is measured on the validation split, and so exists only with a validation split. */
export const isOfValidation = (metric: MetricName) => metricOf(metric).split === 'validation';

/** Returns the score of a value. A lower score is better, so the value of a maximised metric is negated. */
export const scoreOf = (value: number, { direction }: Objective) =>
  direction === 'minimize' ? value : -value;
