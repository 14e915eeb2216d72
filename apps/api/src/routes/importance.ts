import type { Express } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';
import { parseRequest } from '../http/parse-request.ts';
import { importanceQuery } from '../importance/importance-query.ts';
import { findSweep } from '../views/sweep-view.ts';

/** What the hyperparameters of a sweep are worth. */
export function addImportanceRoutes(app: Express, deps: ApiDeps): void {
  const importance = app.route('/v1/sweeps/:id/importance');
  importance.get(async (request, response) => {
    const { metric } = parseRequest(importanceQuery, request.query);
    const sweep = await findSweep(deps, request.params.id);
    const asked = metric ?? sweep.spec.objective.metric;
    response.json(await deps.importances.of(response, sweep, asked));
  });
  importance.all(allowOnly('GET'));
}
