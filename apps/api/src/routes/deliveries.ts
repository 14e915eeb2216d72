import {
  type Delivery,
  deliveryView,
  type FilterField,
  type FilterValue,
  isDeliveryId,
  type SortKey,
  viewDelivery,
} from '@sweepq/contract';
import { listQuery } from '../paging/list-query.ts';
import { setNextLink } from '../paging/next-link.ts';
import { takeItems } from '../paging/sort-items.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { pageOf } from '../views/page.ts';
import { findSweep } from '../views/sweep-view.ts';

const { type, status } = deliveryView.shape;
const fields: readonly FilterField[] = [
  { path: 'type', type: 'choice', choices: type.options },
  { path: 'status', type: 'choice', choices: status.options },
  { path: 'url', type: 'text' },
  { path: 'createdAt', type: 'time' },
  { path: 'deliveredAt', type: 'time', nullable: true },
];

const newestFirst: readonly SortKey[] = [{ path: 'createdAt', order: 'desc' }];

const readerOf =
  (path: string) =>
  (item: Delivery): FilterValue =>
    item[path as 'type' | 'status' | 'url' | 'createdAt' | 'deliveredAt'];

export const deliveryRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/deliveries',
    operationId: 'listDeliveries',
    tag: 'sweeps',
    summary: 'List the messages to the webhooks of a sweep. Default order: the newest first',
    description: 'Each message to each webhook, with every attempt to send it.',
    query: listQuery({ fields, sorts: ['createdAt', 'deliveredAt'], defaultSort: newestFirst }),
    answers: {
      200: { description: 'A page of deliveries.', schema: pageOf(deliveryView, 'DeliveryPage') },
    },
    async handle(deps, { params, query, response }) {
      const { sort = newestFirst, filter, limit, cursor } = query;
      const { spec } = await findSweep(deps, params.id);
      const { page, nextCursor } = takeItems(await deps.store.listDeliveries(spec.id), readerOf, {
        ...{ of: ['deliveries', spec.id], sort, filter, limit, cursor },
        ...{ isId: isDeliveryIdText, tie: 'desc' },
      });
      setNextLink(deps, response, nextCursor);
      response.json({ items: page.map(viewDelivery), nextCursor });
    },
  }),
];

const isDeliveryIdText = (id: unknown): id is string => typeof id === 'string' && isDeliveryId(id);
