import { anySweepEvent, snapshotEvent, startEvent, sweepEvent } from '@sweepq/contract';
import type { Request, Response } from 'express';
import { beginAll, beginSweep } from '../live/beginnings.ts';
import type { Beginning, Live } from '../live/create-live.ts';
import { goneEvent } from '../live/gone.ts';
import { lastEventId } from '../live/last-event-id.ts';
import { eventStreamHeaders } from '../live/reader.ts';
import { type Answer, defineRoute, type Route } from '../routing/define-route.ts';

const streamOf = (events: Answer['events'] & {}): Answer => ({
  description: 'A stream of events.',
  type: eventStreamHeaders['Content-Type'],
  events,
});

/** Changes of one sweep, or of all sweeps, as server-sent events. */
export const eventRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/events',
    operationId: 'watchSweep',
    tag: 'sweeps',
    summary: 'Watch the changes, the progress and the best trial of a sweep as they happen',
    description:
      'Server-sent events. The first event is a `SnapshotEvent`; after a request with `Last-Event-ID`, it is the event after that id. Each later one is a `SweepEvent`. The stream ends when the sweep ends, or with a `GoneEvent` if the sweep was deleted or lost.',
    header: lastEventId,
    answers: {
      200: streamOf([snapshotEvent, sweepEvent, goneEvent]),
      204: { description: 'The sweep has ended, and the client has received all of its events.' },
    },
    async handle(deps, { params, header: seen, request, response }) {
      await answer(deps.live, request, response, await beginSweep(deps, params.id, seen));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/events',
    operationId: 'watchAll',
    tag: 'sweeps',
    summary: 'Watch all sweeps',
    description:
      'Server-sent events. The first event is a `StartEvent`; after a request with `Last-Event-ID`, it is the event after that id. Each later one is an `AnySweepEvent`.',
    header: lastEventId,
    answers: { 200: streamOf([startEvent, anySweepEvent]) },
    async handle({ live, store }, { header: seen, request, response }) {
      await answer(live, request, response, await beginAll(store, seen));
    },
  }),
];

async function answer(
  live: Live,
  request: Request,
  response: Response,
  beginning: Beginning | undefined,
): Promise<void> {
  // By the standard of server-sent events, 204 tells a client not to reconnect.
  if (beginning === undefined) response.status(204).end();
  else if (request.method === 'HEAD') response.writeHead(200, eventStreamHeaders).end();
  else await live.serve(response, beginning);
}
