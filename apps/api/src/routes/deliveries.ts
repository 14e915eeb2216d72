import { isDeliveryId } from '@sweepq/contract';
import type { Express } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';
import { parseRequest } from '../http/parse-request.ts';
import { decodeCursor, encodeCursor } from '../paging/cursor.ts';
import { pageQuery } from '../paging/page-query.ts';
import { findSweep } from '../views/sweep-view.ts';

/** What the webhooks of a sweep were sent, and what came of it. */
export function addDeliveryRoutes(app: Express, deps: ApiDeps): void {
  const deliveries = app.route('/v1/sweeps/:id/deliveries');
  deliveries.get(async (request, response) => {
    const { limit, cursor } = parseRequest(pageQuery, request.query);
    const { spec } = await findSweep(deps, request.params.id);
    const before = decodeCursor(cursor, (value) => parseCursor(value, spec.id));
    // One more than wanted tells whether there is a next page.
    const found = await deps.store.listDeliveries(spec.id, { limit: limit + 1, before });
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    response.json({ items, nextCursor: last === undefined ? null : encodeCursor(last.id) });
  });
  deliveries.all(allowOnly('GET'));
}

const parseCursor = (value: string, sweepId: string) =>
  isDeliveryId(value) && value.startsWith(`${sweepId}-`) ? value : undefined;
