import { assertUsable } from '@sweepq/redis';
import type { Express } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';
import { shareAnswer } from '../http/share-answer.ts';

/** `/healthz`: the process lives. `/readyz`: it can accept sweeps. */
export function addHealthRoutes(app: Express, { redis, queues }: ApiDeps): void {
  const health = app.route('/healthz');
  health.get((_request, response) => {
    response.json({ status: 'ok' });
  });
  health.all(allowOnly('GET'));

  // Whoever asks need not hold a token, and is not counted.
  const probe = shareAnswer(() => assertUsable(redis, queues.prefix));
  const ready = app.route('/readyz');
  ready.get(async (_request, response) => {
    await probe();
    response.json({ status: 'ok' });
  });
  ready.all(allowOnly('GET'));
}
