import { z } from 'zod';
import { expected } from './rules.ts';

export const metricNames = ['testAccuracy', 'trainAccuracy', 'trainCost'] as const;
export type MetricName = (typeof metricNames)[number];

const metric = z.enum(metricNames, expected(`one of ${metricNames.join(', ')}`));
const direction = z.enum(['maximize', 'minimize'], expected('"maximize" or "minimize"'));

export const objective = z
  .strictObject({ metric, direction }, expected('an object'))
  .meta({ id: 'Objective', description: 'The metric and direction by which trials are ranked.' });
export type Objective = z.infer<typeof objective>;

export const defaultObjective: Objective = { metric: 'testAccuracy', direction: 'maximize' };
