import { trialView, viewTrial } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import { arrowType } from '../arrow/arrow-piece.ts';
import { type CurveFormatName, formats } from '../curves/formats.ts';
import { readCurves } from '../curves/read-curves.ts';
import { answerInPieces } from '../http/answer-in-pieces.ts';
import { tagOfMoment } from '../http/preconditions.ts';
import { nextLink, setNextLink } from '../paging/next-link.ts';
import {
  binaryCurvesQuery,
  cursorsOf,
  curvesQuery,
  parseAmong,
  selectionQuery,
  trialsQuery,
} from '../paging/trials-query.ts';
import { refsTo } from '../routing/answer-headers.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { readTrialsCsv, selectInThread, sizePage } from '../tables/read-tables.ts';
import { readTrialsArrow } from '../tables/read-typed.ts';
import { chooseColumns, columnsParameter } from '../tables/trial-columns.ts';
import { curvePage } from '../views/curve-view.ts';
import { pageOf } from '../views/page.ts';
import { findSweep } from '../views/sweep-view.ts';
import { curvePictures } from './curve-pictures.ts';
import { curvesParquet, trialsParquet } from './parquet-tables.ts';

const download = refsTo('Content-Disposition');

const csv = defineRoute({
  method: 'GET',
  path: '/v1/sweeps/{id}/trials.csv',
  operationId: 'getTrialsCSV',
  tag: 'sweeps',
  summary: 'Read all trials of a sweep as CSV',
  description:
    'The trials are sorted and filtered as in the list, without pages. The name of a column is the path of its value in a trial, such as `metrics.test.accuracy`. The format is RFC 4180. A text that a spreadsheet would run as a formula begins with an apostrophe.',
  query: selectionQuery,
  answers: { 200: { description: 'The trials.', type: 'text/csv', headers: download } },
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
});

const arrow = defineRoute({
  method: 'GET',
  path: '/v1/sweeps/{id}/trials.arrow',
  operationId: 'getTrialsArrow',
  tag: 'sweeps',
  summary: 'Read all trials of a sweep as an Arrow table',
  description:
    'The trials are sorted and filtered as in the list, without pages. The answer is a stream in the Arrow IPC format, with one or more record batches. The name of a column is the path of its value in a trial, such as `metrics.test.accuracy`. The metadata of the schema has `sweepId`, `revision` and `eventId`, the id of the last event before the table was read. Hyperparameters and metrics are float64, except `params.nesterov` (bool), and `params.preprocessing`, `params.layers`, `params.activation`, `params.initialization`, `params.optimizer`, `params.schedule` and `params.classWeight`, which are texts. `index`, `run`, `stoppedIteration` and `engine` are int32. `status`, `source` and the hyperparameters that are texts are dictionaries; `params.layers` is a text such as `20-7-5`, or `none`. `failure.code` and `failure.message` are texts. `startedAt` and `finishedAt` are timestamps in milliseconds (UTC). The times below `times.` are float64. A missing value is null.',
  query: selectionQuery.extend({ columns: columnsParameter }),
  answers: { 200: { description: 'The trials.', type: arrowType, headers: download } },
  isTagged: true,
  async handle(deps, { params, query: { columns, ...selection }, request, response }) {
    const { spec, revision } = await findSweep(deps, params.id);
    // The id is read before the trials: the events after it have all changes that the table may lack.
    const eventId = await deps.store.readMoment(spec.id);
    response.set('ETag', tagOfMoment(deps, { revision, eventId }));
    if (request.fresh) return void response.status(304).end();
    const headers = {
      'Content-Type': arrowType,
      'Content-Disposition': `attachment; filename="${spec.id}.arrows"`,
    };
    const metadata = { sweepId: spec.id, revision: String(revision), eventId };
    const lender = deps.heavy.open(response);
    const names = chooseColumns(columns, spec);
    const table = { selection, names, metadata };
    const pieces = readTrialsArrow({ store: deps.store, lender }, spec, table);
    await answerInPieces(response, headers, pieces);
  },
});

/** Returns the route of the cost curves in one format. */
const curves = (
  name: CurveFormatName,
  route: Pick<Route, 'path' | 'operationId' | 'summary' | 'answers' | 'otherFormats'>,
  query: typeof curvesQuery | typeof binaryCurvesQuery = curvesQuery,
) =>
  defineRoute({
    ...route,
    method: 'GET',
    path: route.path as '/v1/sweeps/{id}/cost-curves',
    tag: 'sweeps',
    description:
      'The trials are sorted, filtered and paged as in the list of trials. A trial without a curve has no points. The binary format is little-endian: a head of `swqc`, u32 version (1), u32 number of curves, u32 0; then for each curve u32 index of the trial, u32 iterations known, u32 number of points, u32 0, float64 cost of each point, u32 iteration of each point, and 4 bytes 0 if the number of points is odd. If there is a next page, the header Link has its target, and the header Next-Cursor has its `cursor`.',
    query,
    async handle(deps, { params, query, response }) {
      const { store, heavy } = deps;
      const { limit, cursor: given, points, trials, ...asked } = query;
      const { spec } = await findSweep(deps, params.id);
      const selection = { ...asked, among: parseAmong(trials, spec, countTrials(spec)) };
      const cursors = cursorsOf(spec, selection);
      const cursor = cursors.decode(given);
      const lender = heavy.open(response);
      const { planned, next } = await lender.lend((run) =>
        selectInThread({ store, run }, { spec, selection, page: { limit, cursor } }),
      );
      const nextCursor = cursors.encode(next);
      const { type } = formats[name];
      const headers = {
        'Content-Type': type,
        ...(nextCursor !== null && {
          Link: nextLink(deps.basePath, response.req.originalUrl, nextCursor),
          'Next-Cursor': nextCursor,
        }),
      };
      const page = { sweepId: spec.id, trials: planned, points, format: name, nextCursor };
      await answerInPieces(response, headers, readCurves({ store, lender }, page));
    },
  });

const binaryCurves = curves(
  'binary',
  {
    path: '/v1/sweeps/{id}/cost-curves.bin',
    operationId: 'getCostCurvesBinary',
    summary: 'Read the cost curves of many trials in a binary format',
    answers: {
      200: {
        description: 'A page of cost curves.',
        type: formats.binary.type,
        headers: refsTo('Next-Cursor'),
      },
    },
  },
  binaryCurvesQuery,
);

/** The routes that list the trials of a sweep, sorted and filtered. */
export const tableRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/trials',
    operationId: 'listTrials',
    tag: 'sweeps',
    summary: 'List the trials of a sweep. Default order: the best by the objective first',
    description:
      'A trial that ends between two requests may move to a page that the client has already read, and is then missed. No trial is listed twice. By `Accept`, the answer is that of `trials.csv`, `trials.arrow` or `trials.parquet`.',
    query: trialsQuery,
    answers: { 200: { description: 'A page of trials.', schema: pageOf(trialView, 'TrialPage') } },
    otherFormats: [csv, arrow, trialsParquet],
    async handle(deps, { params, query, response }) {
      const { store, heavy } = deps;
      const { limit, cursor: given, ...selection } = query;
      const { spec } = await findSweep(deps, params.id);
      const cursors = cursorsOf(spec, selection);
      const cursor = cursors.decode(given);
      const answer = async () => {
        const page = await store.listTrials(spec, { ...selection, limit, cursor });
        const nextCursor = cursors.encode(page.next);
        setNextLink(deps, response, nextCursor);
        response.json({ items: page.trials.map(viewTrial), nextCursor });
      };
      const size = sizePage(spec, limit);
      if (size === 'small') return answer();
      if (size === 'medium') return heavy.lendLoop(response, answer);
      const body = await heavy.lend(response, async (run) => {
        const page = { limit, cursor };
        const selected = await selectInThread({ store, run }, { spec, selection, page });
        const stored = await store.readStoredTrials(spec, [...selected.trials]);
        const nextCursor = cursors.encode(selected.next);
        setNextLink(deps, response, nextCursor);
        const written = { format: 'json', nextCursor } as const;
        return run('writeTrials', { spec, stored, filter: selection.filter, ...written });
      });
      response.type('json').send(Buffer.from(body.buffer));
    },
  }),
  csv,
  arrow,
  trialsParquet,
  curves('json', {
    path: '/v1/sweeps/{id}/cost-curves',
    operationId: 'listCostCurves',
    summary: 'Read the cost curves of many trials, with few points each',
    answers: {
      200: {
        description: 'A page of cost curves.',
        schema: curvePage,
        headers: refsTo('Next-Cursor'),
      },
    },
    otherFormats: [binaryCurves, curvesParquet, ...curvePictures],
  }),
  binaryCurves,
  curvesParquet,
  ...curvePictures,
];
