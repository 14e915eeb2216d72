import { expected, metricOfPath, metricPaths } from '@sweepq/contract';
import { z } from 'zod';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { importanceView } from '../views/importance-view.ts';
import { findSweep } from '../views/sweep-view.ts';

export const importanceRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/importance',
    operationId: 'getImportance',
    tag: 'sweeps',
    summary: 'Read how strongly each hyperparameter of a sweep influences a metric',
    description:
      'The permutation importance of each hyperparameter, measured out of bag by a random forest on the completed trials. The same trials give the same answer. With fewer than 10 trials, or without a hyperparameter that varies, the request is refused (409).',
    query: z.strictObject({
      metric: z
        .enum(metricPaths, expected(`one of ${metricPaths.join(', ')}`))
        .transform(metricOfPath)
        .optional()
        .meta({ description: 'Default: the metric of the objective of the sweep.' }),
    }),
    answers: { 200: { description: 'The importances.', schema: importanceView } },
    problems: [409],
    async handle(deps, { params, query, response }) {
      const sweep = await findSweep(deps, params.id);
      const metric = query.metric ?? sweep.spec.objective.metric;
      response.json(await deps.importances.of(response, sweep, metric));
    },
  }),
];
