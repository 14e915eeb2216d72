import { z } from 'zod';
import { type MetricName, metricNames, metricOf } from './metric-table.ts';
import { expected } from './rules.ts';

export const metric = z.enum(metricNames, expected(`one of ${metricNames.join(', ')}`));
const direction = z.enum(['maximize', 'minimize'], expected('"maximize" or "minimize"'));

export const objective = z
  .strictObject({ metric, direction }, expected('an object'))
  .meta({ id: 'Objective', description: 'The metric and direction by which trials are ranked.' });
export type Objective = z.infer<typeof objective>;

/** In a submit, the direction is optional. */
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

/** Choosing trials by the test split would bias the test metrics. It is the default only without a validation split. */
export const defaultObjective = ({ validation }: { validation: unknown }): Objective => ({
  metric: validation ? 'validationAccuracy' : 'testAccuracy',
  direction: 'maximize',
});

/** Whether a metric exists only if a part of the training set is held out. */
export const isOfValidation = (metric: MetricName) => metricOf(metric).split === 'validation';

/** Returns the score of a value: lower is better, so values that are maximised are negated. */
export const scoreOf = (value: number, { direction }: Objective) =>
  direction === 'minimize' ? value : -value;
