import {
  anySweepEventView,
  snapshotEventView,
  startEventView,
  sweepEventView,
} from '@sweepq/contract';
import type { Request, Response } from 'express';
import type { Live, StreamStart } from '../live/create-live.ts';
import { goneEvent } from '../live/gone.ts';
import { lastEventId } from '../live/last-event-id.ts';
import { eventStreamHeaders } from '../live/reader.ts';
import { startOfAll, startOfSweep } from '../live/stream-starts.ts';
import { type Answer, defineRoute, type Route } from '../routing/define-route.ts';

const streamOf = (events: Answer['events'] & {}): Answer => ({
  description: 'A stream of events.',
  type: eventStreamHeaders['Content-Type'],
  events,
});

/** The routes that send changes of one sweep, or of all sweeps, as server-sent events. */
export const eventRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/events',
    operationId: 'watchSweep',
    tag: 'sweeps',
    summary: 'Watch the changes, the progress and the best trial of a sweep',
    description:
      'Server-sent events. The first event is a `SnapshotEvent`. The other events are `SweepEvent`s. A request with `Last-Event-ID` gets the events after this id instead. If they are no longer stored, it gets a `SnapshotEvent` in which `gap` is true. The stream ends when the sweep ends, or with a `GoneEvent` if the sweep was deleted or lost.',
    header: lastEventId,
    answers: {
      200: streamOf([snapshotEventView, sweepEventView, goneEvent]),
      204: { description: 'The sweep has ended, and the client has received all its events.' },
    },
    async handle(deps, { params, header: seen, request, response }) {
      await answer(deps.live, request, response, await startOfSweep(deps, params.id, seen));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/events',
    operationId: 'watchAll',
    tag: 'sweeps',
    summary: 'Watch all sweeps',
    description:
      'Server-sent events. The first event is a `StartEvent`. The other events are `AnySweepEvent`s. A request with `Last-Event-ID` gets the events after this id instead. If they are no longer stored, it gets a `StartEvent` in which `gap` is true.',
    header: lastEventId,
    answers: { 200: streamOf([startEventView, anySweepEventView]) },
    async handle({ live, store }, { header: seen, request, response }) {
      await answer(live, request, response, await startOfAll(store, seen));
    },
  }),
];

async function answer(
  live: Live,
  request: Request,
  response: Response,
  start: StreamStart | undefined,
): Promise<void> {
  // By the standard of server-sent events, a client does not reconnect after 204.
  if (start === undefined) response.status(204).end();
  else if (request.method === 'HEAD') response.writeHead(200, eventStreamHeaders).end();
  else await live.serve(response, start);
}
