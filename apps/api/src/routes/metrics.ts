import type { Express } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';

/** `/metrics`: what the process counted. */
export function addMetricsRoute(app: Express, { registry }: ApiDeps): void {
  const metrics = app.route('/metrics');
  metrics.get(async (_request, response) => {
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  });
  metrics.all(allowOnly('GET'));
}
