import type { SweepSpec } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { Response } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { readCurvesParquet } from '../curves/read-curve-rows.ts';
import { answerInPieces } from '../http/answer-in-pieces.ts';
import { tagOfMoment } from '../http/preconditions.ts';
import { parseAmong, selectionQuery, trialsParameter } from '../paging/trials-query.ts';
import { parquetType } from '../parquet/parquet-piece.ts';
import { refsTo } from '../routing/answer-headers.ts';
import { defineRoute } from '../routing/define-route.ts';
import { readTrialsParquet, type TableMetadata } from '../tables/read-typed.ts';
import { chooseColumns, columnsParameter } from '../tables/trial-columns.ts';
import { findSweep } from '../views/sweep-view.ts';

const answerOf = (description: string) => ({
  200: { description, type: parquetType, headers: refsTo('Content-Disposition') },
});

export const trialsParquet = defineRoute({
  method: 'GET',
  path: '/v1/sweeps/{id}/trials.parquet',
  operationId: 'getTrialsParquet',
  tag: 'sweeps',
  summary: 'Read all trials of a sweep as a Parquet file',
  description:
    'The trials are sorted and filtered as in the list, without pages. The columns have the names and types of `trials.arrow`. Columns that are dictionaries there are texts. The key-value metadata of the file has `sweepId`, `revision` and `eventId`.',
  query: selectionQuery.extend({ columns: columnsParameter }),
  answers: answerOf('The trials.'),
  isTagged: true,
  async handle(deps, { params, query: { columns, ...selection }, request, response }) {
    const { spec, metadata } = await findTable(deps, params.id, response);
    if (request.fresh) return void response.status(304).end();
    const names = chooseColumns(columns, spec);
    const lender = deps.heavy.open(response);
    const table = { selection, names, metadata };
    const pieces = readTrialsParquet({ store: deps.store, lender }, spec, table);
    await answerInPieces(response, headersOf(`${spec.id}.parquet`), pieces);
  },
});

export const curvesParquet = defineRoute({
  method: 'GET',
  path: '/v1/sweeps/{id}/cost-curves.parquet',
  operationId: 'getCostCurvesParquet',
  tag: 'sweeps',
  summary: 'Read all points of the cost curves of all trials of a sweep as a Parquet file',
  description:
    'A row for each point: `index` of the trial, number of the `run`, `iteration` (int32) and `cost` (float64). The trials are sorted and filtered as in the list, without pages. The points are all that are stored: every iteration of a run of up to 20000 iterations, and 20000 points, with the extremes, of a longer one. A trial without a curve has no rows. The key-value metadata of the file has `sweepId`, `revision`, `eventId`, and the numbers of `trials`, `curves`, `points` and `thinned` curves: those with fewer points than iterations.',
  query: selectionQuery.extend({ trials: trialsParameter }),
  answers: answerOf('The cost curves.'),
  isTagged: true,
  async handle(deps, { params, query: { trials, ...asked }, request, response }) {
    const { spec, metadata } = await findTable(deps, params.id, response);
    if (request.fresh) return void response.status(304).end();
    const selection = { ...asked, among: parseAmong(trials, spec, countTrials(spec)) };
    const lender = deps.heavy.open(response);
    const table = { selection, metadata };
    const pieces = readCurvesParquet({ store: deps.store, lender }, spec, table);
    await answerInPieces(response, headersOf(`${spec.id}-cost-curves.parquet`), pieces);
  },
});

type Found = { spec: SweepSpec; metadata: TableMetadata };

/** Finds a sweep, and sets the header `ETag` of a table of its present state. */
async function findTable(deps: ApiDeps, id: string, response: Response): Promise<Found> {
  const { spec, revision } = await findSweep(deps, id);
  // The id is read before the trials: the events after it have all changes that the table may lack.
  const eventId = await deps.store.readMoment(spec.id);
  response.set('ETag', tagOfMoment(deps, { revision, eventId }));
  return { spec, metadata: { sweepId: spec.id, revision: String(revision), eventId } };
}

const headersOf = (filename: string) => ({
  'Content-Type': parquetType,
  'Content-Disposition': `attachment; filename="${filename}"`,
});
