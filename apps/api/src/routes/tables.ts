import { trialView, viewTrial } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { TrialsCursor } from '@sweepq/store';
import { acceptedFormat, formats } from '../curves/formats.ts';
import { readCurves } from '../curves/read-curves.ts';
import { answerInPieces } from '../http/answer-in-pieces.ts';
import { decodeTrialsCursor, encodeTrialsCursor } from '../paging/trials-cursor.ts';
import { curvesQuery, parseAmong, selectionQuery, trialsQuery } from '../paging/trials-query.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { readTrialsCsv, selectInThread, sizePage } from '../tables/read-tables.ts';
import { curvePage } from '../views/curve-view.ts';
import { pageOf } from '../views/page.ts';
import { findSweep } from '../views/sweep-view.ts';

/** The routes that list the trials of a sweep, sorted and filtered. */
export const tableRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/trials',
    operationId: 'listTrials',
    tag: 'sweeps',
    summary: 'List the trials of a sweep. Default order: the best by the objective first',
    description:
      'The list can be sorted and filtered. A trial that ends between two requests may move to a page that the client has already read, and is then missed. No trial is listed twice.',
    query: trialsQuery,
    answers: { 200: { description: 'A page of trials.', schema: pageOf(trialView, 'TrialPage') } },
    async handle(deps, { params, query, response }) {
      const { store, heavy } = deps;
      const { limit, cursor: given, ...selection } = query;
      const { spec } = await findSweep(deps, params.id);
      const cursor = decodeTrialsCursor(spec, selection, given);
      const encodeNext = (next: TrialsCursor | undefined) =>
        next ? encodeTrialsCursor(spec, selection, next) : null;
      const answer = async () => {
        const page = await store.listTrials(spec, { ...selection, limit, cursor });
        response.json({ items: page.trials.map(viewTrial), nextCursor: encodeNext(page.next) });
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
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/trials.csv',
    operationId: 'getTrialsCSV',
    tag: 'sweeps',
    summary: 'Read all trials of a sweep as CSV',
    description:
      'The trials are sorted and filtered as in the list. The name of a column is the path of its value in a trial, such as `metrics.test.accuracy`. The format is RFC 4180. A text that a spreadsheet would run as a formula begins with an apostrophe.',
    query: selectionQuery,
    answers: { 200: { description: 'The trials.', type: 'text/csv' } },
    async handle(deps, { params, query, response }) {
      const { spec } = await findSweep(deps, params.id);
      const headers = {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${spec.id}.csv"`,
      };
      const lender = deps.heavy.open(response);
      const pieces = readTrialsCsv({ store: deps.store, lender }, spec, query);
      await answerInPieces(response, headers, pieces);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/cost-curves',
    operationId: 'listCostCurves',
    tag: 'sweeps',
    summary: 'Read the cost curves of many trials, with few points each',
    description:
      'The trials are sorted, filtered and paged as in the list of trials. A trial without a curve has no points. The answer is JSON, or a binary format that docs/api.md describes. The header Next-Cursor has the `nextCursor`, if there is a next page.',
    query: curvesQuery,
    answers: {
      200: {
        description: 'A page of cost curves.',
        schema: curvePage,
        type: formats.binary.type,
      },
    },
    async handle(deps, { params, query, request, response }) {
      const { store, heavy } = deps;
      const { limit, cursor: given, points, trials, format, ...asked } = query;
      const { spec } = await findSweep(deps, params.id);
      const selection = { ...asked, among: parseAmong(trials, spec, countTrials(spec)) };
      const cursor = decodeTrialsCursor(spec, selection, given);
      const lender = heavy.open(response);
      const { planned, next } = await lender.lend((run) =>
        selectInThread({ store, run }, { spec, selection, page: { limit, cursor } }),
      );
      const nextCursor = next ? encodeTrialsCursor(spec, selection, next) : null;
      response.vary('Accept');
      const name = format ?? acceptedFormat(request);
      const { type } = formats[name];
      const headers = { 'Content-Type': type, ...(nextCursor && { 'Next-Cursor': nextCursor }) };
      const page = { sweepId: spec.id, trials: planned, points, format: name, nextCursor };
      await answerInPieces(response, headers, readCurves({ store, lender }, page));
    },
  }),
];
