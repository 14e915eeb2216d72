// The routes for operators.
import type { FilterField, SortKey } from '@sweepq/contract';
import { z } from 'zod';
import { isText } from '../paging/cursor.ts';
import { listQuery } from '../paging/list-query.ts';
import { setNextLink } from '../paging/next-link.ts';
import { takeItems } from '../paging/sort-items.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { infoView, viewInfo } from '../views/info-view.ts';
import { usageView } from '../views/usage-view.ts';
import { workerPage } from '../views/worker-view.ts';

const workerFields: readonly FilterField[] = [
  { path: 'id', type: 'text' },
  { path: 'threads', type: 'number' },
];
const byId: readonly SortKey[] = [{ path: 'id', order: 'asc' }];
const readerOfWorker = (path: string) => (worker: { id: string; threads: number }) =>
  worker[path as 'id' | 'threads'];

const healthView = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const serviceRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/healthz',
    operationId: 'getHealth',
    tag: 'service',
    summary: 'Check whether the process is alive',
    description: 'Answers without Redis.',
    access: 'none',
    answers: { 200: { description: 'The process is alive.', schema: healthView } },
    handle(_deps, { response }) {
      response.json({ status: 'ok' });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/readyz',
    operationId: 'getReadiness',
    tag: 'service',
    summary: 'Check whether the service can accept sweeps',
    description:
      'Checks that Redis answers and is suitable. If not, the answer is 503 with the reason. During a shutdown the answer is 503, too, while the process still serves other requests.',
    access: 'none',
    answers: { 200: { description: 'The service can accept sweeps.', schema: healthView } },
    problems: [503],
    async handle({ assertServing }, { response }) {
      await assertServing();
      response.json({ status: 'ok' });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/metrics',
    operationId: 'getMetrics',
    tag: 'service',
    summary: 'Read the metrics of this process in the text format of Prometheus',
    description: 'Each metric has its meaning in a line `# HELP`.',
    answers: { 200: { description: 'The metrics.', type: 'text/plain' } },
    async handle({ registry }, { response }) {
      response.set('Content-Type', registry.contentType).send(await registry.metrics());
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/info',
    operationId: 'getInfo',
    tag: 'service',
    summary: 'Read the version and the limits of the service, and the rights of the caller',
    description:
      'The limits are the highest values that the api accepts. The scopes are those of the token of this request.',
    answers: { 200: { description: 'The service and the caller.', schema: infoView } },
    handle(deps, { response }) {
      response.json(viewInfo(deps, response));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/workers',
    operationId: 'listWorkers',
    tag: 'service',
    summary: 'List the workers that take runs',
    description:
      'Each worker announces itself every few seconds. A worker that has not announced itself for 15 seconds is not listed.',
    query: listQuery({ fields: workerFields, sorts: ['id', 'threads'], defaultSort: byId }),
    answers: { 200: { description: 'A page of workers.', schema: workerPage } },
    async handle(deps, { query, response }) {
      const { sort = byId, filter, limit, cursor } = query;
      const asked = { of: ['workers'], sort, filter, limit, cursor, isId: isText };
      const workers = await deps.store.listWorkers();
      const { page, nextCursor } = takeItems(workers, readerOfWorker, asked);
      setNextLink(deps, response, nextCursor);
      response.json({ items: page, nextCursor });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/usage',
    operationId: 'getUsage',
    tag: 'service',
    summary: 'Read how much memory of Redis each kind of data uses',
    description:
      'Counting reads every key of sweepq. The result of a count is reused for 10 seconds.',
    answers: { 200: { description: 'The last count.', schema: usageView } },
    problems: [503],
    async handle({ readUsage }, { response }) {
      response.json(await readUsage());
    },
  }),
];
