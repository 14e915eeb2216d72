import { countTrials } from '@sweepq/plan';
import type { TrialsCursor } from '@sweepq/store';
import type { Express } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { acceptedFormat, formats } from '../curves/formats.ts';
import { readCurves } from '../curves/read-curves.ts';
import { allowOnly } from '../http/allow.ts';
import { answerInPieces } from '../http/answer-in-pieces.ts';
import { parseRequest } from '../http/parse-request.ts';
import { decodeTrialsCursor, encodeTrialsCursor } from '../paging/trials-cursor.ts';
import { curvesQuery, parseAmong, selectionQuery, trialsQuery } from '../paging/trials-query.ts';
import { readTrialsCsv, selectInThread, sizePage } from '../tables/read-tables.ts';
import { findSweep } from '../views/sweep-view.ts';

/** The trials of a sweep, sorted and filtered. */
export function addSweepTrialsRoutes(app: Express, deps: ApiDeps): void {
  const { store, heavy } = deps;

  const trials = app.route('/v1/sweeps/:id/trials');
  trials.get(async (request, response) => {
    const { limit, cursor: given, ...selection } = parseRequest(trialsQuery, request.query);
    const { spec } = await findSweep(deps, request.params.id);
    const cursor = decodeTrialsCursor(spec, selection, given);
    const encodeNext = (next: TrialsCursor | undefined) =>
      next ? encodeTrialsCursor(spec, selection, next) : null;
    const answer = async () => {
      const { trials: items, next } = await store.listTrials(spec, { ...selection, limit, cursor });
      response.json({ items, nextCursor: encodeNext(next) });
    };
    const size = sizePage(spec, limit);
    if (size === 'small') return answer();
    if (size === 'medium') return heavy.lendLoop(response, answer);
    const body = await heavy.lend(response, async (run) => {
      const page = { limit, cursor };
      const selected = await selectInThread({ store, run }, { spec, selection, page });
      const stored = await store.readStoredTrials(spec, [...selected.trials]);
      const written = { format: 'json', nextCursor: encodeNext(selected.next) } as const;
      return run('writeTrials', { spec, stored, status: selection.status, ...written });
    });
    response.type('json').send(Buffer.from(body.buffer));
  });
  trials.all(allowOnly('GET'));

  const curves = app.route('/v1/sweeps/:id/cost-curves');
  curves.get(async (request, response) => {
    const {
      limit,
      cursor: given,
      points,
      trials,
      format,
      ...asked
    } = parseRequest(curvesQuery, request.query);
    const { spec } = await findSweep(deps, request.params.id);
    const selection = { ...asked, among: parseAmong(trials, spec, countTrials(spec)) };
    const cursor = decodeTrialsCursor(spec, selection, given);
    const desk = heavy.open(response);
    const { planned, next } = await desk.lend((run) =>
      selectInThread({ store, run }, { spec, selection, page: { limit, cursor } }),
    );
    const nextCursor = next ? encodeTrialsCursor(spec, selection, next) : null;
    response.vary('Accept');
    const name = format ?? acceptedFormat(request);
    const { type } = formats[name];
    const headers = { 'Content-Type': type, ...(nextCursor && { 'Next-Cursor': nextCursor }) };
    const page = { sweepId: spec.id, trials: planned, points, format: name, nextCursor };
    await answerInPieces(response, headers, readCurves({ store, desk }, page));
  });
  curves.all(allowOnly('GET'));

  const csv = app.route('/v1/sweeps/:id/trials.csv');
  csv.get(async (request, response) => {
    const selection = parseRequest(selectionQuery, request.query);
    const { spec } = await findSweep(deps, request.params.id);
    const headers = {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${spec.id}.csv"`,
    };
    const desk = heavy.open(response);
    await answerInPieces(response, headers, readTrialsCsv({ store, desk }, spec, selection));
  });
  csv.all(allowOnly('GET'));
}
