import { eventView } from '@sweepq/contract';
import type { Request, Response } from 'express';
import { isStillAdmitted } from '../access/authenticate.ts';
import { readCaller } from '../access/caller.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { StreamStart } from '../live/create-live.ts';
import { lastEventId } from '../live/last-event-id.ts';
import { eventStreamHeaders } from '../live/reader.ts';
import { startOfAll, startOfSweep } from '../live/stream-starts.ts';
import { type Answer, defineRoute, type Route } from '../routing/define-route.ts';

const stream: Answer = {
  description: 'A stream of events.',
  type: eventStreamHeaders['Content-Type'],
  events: eventView,
};

/** The routes that send changes of one sweep, or of all sweeps, as server-sent events. */
export const eventRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/events',
    operationId: 'watchSweep',
    tag: 'sweeps',
    summary: 'Watch the changes, the progress and the best trial of a sweep',
    description:
      'Server-sent events. `event` is the type, and `data` is the `Event` as JSON on one line. The first event is `stream.started`. A request with `Last-Event-ID` gets the events after this id instead. If they are no longer stored, it gets a `stream.started` in which `gap` is true. The stream ends after `sweep.ended`, or after `sweep.deleted` if the sweep was deleted or lost. If the sweep has ended before, `sweep.ended` follows `stream.started`, and its `timestamp` is `finishedAt`. A client that reconnects after the end gets the later events of cut runs and then `sweep.ended`, or 204 if there are none. The stream begins with a block `retry: 2000` without data, and has a comment every 15 s. The last 10 000 events are kept. A client with more than 256 KB of unread data is disconnected, and can reconnect.',
    header: lastEventId,
    answers: {
      200: stream,
      204: { description: 'The sweep has ended, and the client has received all its events.' },
    },
    async handle(deps, { params, header: seen, request, response }) {
      await answer(deps, request, response, await startOfSweep(deps, params.id, seen));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/events',
    operationId: 'watchAll',
    tag: 'sweeps',
    summary: 'Watch all sweeps',
    description:
      'Server-sent events, as in the stream of a sweep. It has the events of all sweeps and operations, without `run.progress`. It does not end. The last 10 000 events of all sweeps are kept.',
    header: lastEventId,
    answers: { 200: stream },
    async handle(deps, { header: seen, request, response }) {
      await answer(deps, request, response, await startOfAll(deps, seen));
    },
  }),
];

async function answer(
  { live, access }: Pick<ApiDeps, 'live' | 'access'>,
  request: Request,
  response: Response,
  start: StreamStart | undefined,
): Promise<void> {
  // By the standard of server-sent events, a client does not reconnect after 204.
  if (start === undefined) response.status(204).end();
  else if (request.method === 'HEAD') response.writeHead(200, eventStreamHeaders).end();
  else {
    const caller = readCaller(response);
    await live.serve(response, start, { isAdmitted: () => isStillAdmitted(access, caller) });
  }
}
