import { assertUsable } from '@sweepq/queue';
import type { Express } from 'express';
import type { ApiDeps } from '../app.ts';
import { allowOnly } from '../http/allow.ts';

/** `/healthz`: the process lives. `/readyz`: it can accept sweeps. */
export function addHealthRoutes(app: Express, { redis, queues }: ApiDeps): void {
  const health = app.route('/healthz');
  health.get((_request, response) => {
    response.json({ status: 'ok' });
  });
  health.all(allowOnly('GET'));

  const ready = app.route('/readyz');
  ready.get(async (_request, response) => {
    await assertUsable(redis, queues.prefix);
    response.json({ status: 'ok' });
  });
  ready.all(allowOnly('GET'));
}
