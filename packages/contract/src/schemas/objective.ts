import { z } from 'zod';
import { type MetricName, metricNames, metricOf } from './metric-table.ts';
import { expected } from './rules.ts';

export const metric = z.enum(metricNames, expected(`one of ${metricNames.join(', ')}`));
const direction = z.enum(['maximize', 'minimize'], expected('"maximize" or "minimize"'));

export const objective = z
  .strictObject({ metric, direction }, expected('an object'))
  .meta({ id: 'Objective', description: 'The metric and direction by which trials are ranked.' });
export type Objective = z.infer<typeof objective>;

/** The objective of a request to submit a sweep. The direction is optional. */
export const objectiveRequest = z
  .strictObject({ metric, direction: direction.optional() }, expected('an object with `metric`'))
  .meta({
    id: 'ObjectiveRequest',
    description:
      'The metric by which trials are ranked. Default of `direction`: `minimize` for a cost, `maximize` for an accuracy.',
  });

/** Returns the objective with its direction filled in. */
export const parseObjective = ({
  metric,
  direction = metricOf(metric).direction,
}: z.output<typeof objectiveRequest>): Objective => ({ metric, direction });

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
