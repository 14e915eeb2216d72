import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { assertConnected, type Queues } from '@sweepq/queue';
import type { Express } from 'express';
import type { Redis } from 'ioredis';
import { boardPolicy } from '../security/policies.ts';
import { formatProgress, formatResult } from './format-job.ts';

const path = '/admin/queues';

/** Bull Board with all queues. */
export function mountBoard(
  app: Express,
  { queues, redis }: { queues: Queues; redis: Redis },
): void {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(path);
  const sweeps = new BullMQAdapter(queues.sweeps, {
    description: 'One job a sweep: planned, then waiting for its runs',
  });
  const runs = new BullMQAdapter(queues.runs, {
    description: 'One job a run: one trajectory of gradient descent',
  });
  const upkeep = new BullMQAdapter(queues.upkeep, {
    description: 'What was deleted is removed, and every minute what has been kept long enough',
  });
  runs.setFormatter('progress', formatProgress);
  runs.setFormatter('returnValue', formatResult);
  createBullBoard({
    queues: [sweeps, runs, upkeep],
    serverAdapter,
    options: { uiConfig: { boardTitle: 'sweepq' } },
  });
  // Thrown on, its failures are answered and logged as all others.
  serverAdapter.setErrorHandler((error) => {
    throw error;
  });
  const board = serverAdapter.getRouter() as Express;
  board.disable('x-powered-by');
  // Its queues would wait for a Redis that has never been there.
  app.use(`${path}/api`, (_request, _response, next) => {
    assertConnected(redis);
    next();
  });
  app.use(path, boardPolicy, board);
}
