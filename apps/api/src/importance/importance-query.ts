import { expected, metricNames } from '@sweepq/contract';
import { z } from 'zod';

/** `?metric=` of what hyperparameters are worth. */
export const importanceQuery = z.strictObject({
  metric: z
    .enum(metricNames, expected(`one of ${metricNames.join(', ')}`))
    .optional()
    .meta({ description: 'By itself, that of the sweep’s objective.' }),
});
