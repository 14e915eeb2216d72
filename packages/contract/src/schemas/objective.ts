import { z } from 'zod';
import { type MetricName, metricNames, metricOf } from './metric-table.ts';
import { expected } from './rules.ts';

export const metric = z.enum(metricNames, expected(`one of ${metricNames.join(', ')}`));
const direction = z.enum(['maximize', 'minimize'], expected('"maximize" or "minimize"'));

export const objective = z
  .strictObject({ metric, direction }, expected('an object'))
  .meta({ id: 'Objective', description: 'The metric and direction by which trials are ranked.' });
export type Objective = z.infer<typeof objective>;

/** The body of a submit may leave the direction out. */
export const objectiveRequest = z
  .strictObject({ metric, direction: direction.optional() }, expected('an object with `metric`'))
  .meta({
    id: 'ObjectiveRequest',
    description:
      'The metric by which trials are ranked. Default of `direction`: `minimize` for a cost, `maximize` for an accuracy.',
  });

/** What was asked for, the direction filled in. */
export const parseObjective = ({
  metric,
  direction = metricOf(metric).direction,
}: z.output<typeof objectiveRequest>): Objective => ({ metric, direction });

/** Choosing by the test split is cheating: it is done only where nothing else was held out. */
export const defaultObjective = ({ validation }: { validation: unknown }): Objective => ({
  metric: validation ? 'validationAccuracy' : 'testAccuracy',
  direction: 'maximize',
});

/** Metrics that there are only where a part of train is held out. */
export const isOfValidation = (metric: MetricName) => metricOf(metric).split === 'validation';

/** A value of the metric as it is ranked, the lowest first: what is to be maximised counts negative. */
export const scoreOf = (value: number, { direction }: Objective) =>
  direction === 'minimize' ? value : -value;
