import type { Express } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';
import { createUsageReader } from '../usage/create-usage-reader.ts';

/** What takes how much of Redis. */
export function addUsageRoutes(app: Express, deps: ApiDeps): void {
  const readUsage = createUsageReader(deps);
  const usage = app.route('/v1/usage');
  usage.get(async (_request, response) => {
    response.json(await readUsage());
  });
  usage.all(allowOnly('GET'));
}
