import { countTrials, takePage } from '@sweepq/queue';
import type { Express } from 'express';
import type { ApiDeps } from '../app.ts';
import { writeTrialsCsv } from '../csv/trials-csv.ts';
import { acceptedFormat, formats } from '../curves/formats.ts';
import { readCurves } from '../curves/read-curves.ts';
import { allowOnly } from '../http/allow.ts';
import { answerInPieces } from '../http/answer-in-pieces.ts';
import { parseRequest } from '../http/parse-request.ts';
import { decodeTrialsCursor, encodeTrialsCursor } from '../paging/trials-cursor.ts';
import { curvesQuery, parseAmong, selectionQuery, trialsQuery } from '../paging/trials-query.ts';
import { findSweep } from '../views/sweep-view.ts';

/** The trials of a sweep, sorted and filtered. */
export function addSweepTrialsRoutes(app: Express, deps: ApiDeps): void {
  const { store } = deps;

  const trials = app.route('/v1/sweeps/:id/trials');
  trials.get(async (request, response) => {
    const { limit, cursor: given, ...selection } = parseRequest(trialsQuery, request.query);
    const { spec } = await findSweep(deps, request.params.id);
    const cursor = decodeTrialsCursor(spec, selection, given);
    const { trials: items, next } = await store.listTrials(spec, { ...selection, limit, cursor });
    response.json({ items, nextCursor: next ? encodeTrialsCursor(spec, selection, next) : null });
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
    const page = takePage(await store.selectTrials(spec, selection), { limit, cursor });
    const nextCursor = page.next ? encodeTrialsCursor(spec, selection, page.next) : null;
    const curves = readCurves(store, spec, page.trials, points);
    const writing = { spec, count: page.trials.length, nextCursor };
    response.vary('Accept');
    const { type, write } = formats[format ?? acceptedFormat(request)];
    const headers = { 'Content-Type': type, ...(nextCursor && { 'Next-Cursor': nextCursor }) };
    await answerInPieces(response, headers, write(curves, writing));
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
    await answerInPieces(response, headers, writeTrialsCsv(store, spec, selection));
  });
  csv.all(allowOnly('GET'));
}
