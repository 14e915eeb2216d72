import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Queues } from '@sweepq/queue';
import type { Express } from 'express';
import { boardPolicy } from '../security/policies.ts';
import { formatProgress, formatResult } from './format-job.ts';

const path = '/admin/queues';

/** Bull Board with both queues. */
export function mountBoard(app: Express, queues: Queues): void {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(path);
  const sweeps = new BullMQAdapter(queues.sweeps, {
    description: 'One job a sweep: planned, then waiting for its runs',
  });
  const runs = new BullMQAdapter(queues.runs, {
    description: 'One job a run: one trajectory of gradient descent',
  });
  runs.setFormatter('progress', formatProgress);
  runs.setFormatter('returnValue', formatResult);
  createBullBoard({
    queues: [sweeps, runs],
    serverAdapter,
    options: { uiConfig: { boardTitle: 'sweepq' } },
  });
  app.use(path, boardPolicy, serverAdapter.getRouter());
}
