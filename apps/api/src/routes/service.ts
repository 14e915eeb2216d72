// The routes for operators.
import { z } from 'zod';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { usageView } from '../views/usage-view.ts';

const healthView = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const serviceRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/healthz',
    operationId: 'getHealth',
    tag: 'operations',
    summary: 'Check whether the process is alive',
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
    tag: 'operations',
    summary: 'Check whether the service can accept sweeps',
    access: 'none',
    answers: { 200: { description: 'The service can accept sweeps.', schema: healthView } },
    problems: [503],
    async handle({ assertReady }, { response }) {
      await assertReady();
      response.json({ status: 'ok' });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/metrics',
    operationId: 'getMetrics',
    tag: 'operations',
    summary: 'Read the metrics of this process in the text format of Prometheus',
    answers: { 200: { description: 'The metrics.', type: 'text/plain' } },
    async handle({ registry }, { response }) {
      response.set('Content-Type', registry.contentType).send(await registry.metrics());
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/usage',
    operationId: 'getUsage',
    tag: 'operations',
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
