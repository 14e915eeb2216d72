import { deliveryView, isDeliveryId, viewDelivery } from '@sweepq/contract';
import { cutPage, decodeCursor } from '../paging/cursor.ts';
import { pageQuery } from '../paging/query-values.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { pageOf } from '../views/page.ts';
import { findSweep } from '../views/sweep-view.ts';

export const deliveryRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/deliveries',
    operationId: 'listDeliveries',
    tag: 'sweeps',
    summary: 'List the messages to the webhooks of a sweep, the newest first',
    description: 'Each message to each webhook, with every attempt to send it.',
    query: pageQuery,
    answers: {
      200: { description: 'A page of deliveries.', schema: pageOf(deliveryView, 'DeliveryPage') },
    },
    async handle(deps, { params, query: { limit, cursor }, response }) {
      const { spec } = await findSweep(deps, params.id);
      const before = decodeCursor(cursor, (value) => parseCursor(value, spec.id));
      // Reads one item more than requested, to know whether there is a next page.
      const found = await deps.store.listDeliveries(spec.id, { limit: limit + 1, before });
      response.json(cutPage(found.map(viewDelivery), limit, ({ id }) => id));
    },
  }),
];

const parseCursor = (value: string, sweepId: string) =>
  isDeliveryId(value) && value.startsWith(`${sweepId}-`) ? value : undefined;
