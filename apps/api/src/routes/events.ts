import { isEventId } from '@sweepq/contract';
import type { Express, Request, Response } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';
import { beginAll, beginSweep } from '../live/beginnings.ts';
import type { Beginning } from '../live/create-live.ts';
import { eventStreamHeaders } from '../live/reader.ts';
import { ApiProblem } from '../problems/problem.ts';

/** What happens to a sweep, and to all, as server-sent events. */
export function addEventRoutes(app: Express, deps: ApiDeps): void {
  const ofSweep = app.route('/v1/sweeps/:id/events');
  ofSweep.get(async (request, response) => {
    const beginning = await beginSweep(deps, request.params.id, readLastEventId(request));
    await answer(request, response, beginning);
  });
  ofSweep.all(allowOnly('GET'));

  const ofAll = app.route('/v1/events');
  ofAll.get(async (request, response) => {
    await answer(request, response, await beginAll(deps.store, readLastEventId(request)));
  });
  ofAll.all(allowOnly('GET'));

  async function answer(request: Request, response: Response, beginning: Beginning | undefined) {
    // The standard's word to a client that it need not come back.
    if (beginning === undefined) response.status(204).end();
    else if (request.method === 'HEAD') response.writeHead(200, eventStreamHeaders).end();
    else await deps.live.serve(response, beginning);
  }
}

function readLastEventId(request: Request): string | undefined {
  const id = request.get('last-event-id') || undefined;
  if (id === undefined || isEventId(id)) return id;
  const detail = `Expected the header Last-Event-ID to be an event’s id, such as \`1764000000000-0\`, got \`${id.slice(0, 60)}\`.`;
  throw new ApiProblem('validation', { detail });
}
