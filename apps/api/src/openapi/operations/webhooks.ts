import { pageQuery } from '../../paging/page-query.ts';
import type { Operation } from './operation.ts';

export const webhookOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/sweeps/{id}/deliveries',
    id: 'listDeliveries',
    tag: 'sweeps',
    summary: 'List what a sweep’s webhooks were sent, the newest first',
    description: 'Each message to each webhook, with every attempt to send it.',
    query: pageQuery,
    answers: { status: 200, description: 'A page.', schema: 'DeliveryPage' },
    problems: [400, 404, 503],
  },
];
