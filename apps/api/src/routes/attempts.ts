import { attemptsKept } from '@sweepq/contract';
import { arrowType } from '../arrow/arrow-piece.ts';
import { answerInPieces } from '../http/answer-in-pieces.ts';
import { tagOfMoment } from '../http/preconditions.ts';
import { refsTo } from '../routing/answer-headers.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { readAttemptsArrow } from '../tables/read-attempts.ts';
import { findSweep } from '../views/sweep-view.ts';

/** The route that answers where and when the runs of a sweep were trained. */
export const attemptRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/attempts.arrow',
    operationId: 'getAttemptsArrow',
    tag: 'sweeps',
    summary: 'Read where and when all runs of a sweep were trained, as an Arrow table',
    description: `A row for each of the last ${attemptsKept} attempts of each run, in the order of the runs and, in a run, of the attempts. The answer is a stream in the Arrow IPC format, with the metadata of \`trials.arrow\`. \`run\` (int32) is the number of the run, \`status\` (a dictionary of texts) its status, and \`finishedAt\` its end. The other columns are those of \`Attempt\`: \`workerId\` is a text, \`thread\` int32. Moments are timestamps in milliseconds (UTC). A missing value is null. Runs without a kept attempt have no row.`,
    answers: {
      200: {
        description: 'The attempts.',
        type: arrowType,
        headers: refsTo('Content-Disposition'),
      },
    },
    isTagged: true,
    async handle(deps, { params, request, response }) {
      const { spec, revision } = await findSweep(deps, params.id);
      // The id is read before the runs: the events after it have all changes that the table may lack.
      const eventId = await deps.store.readMoment(spec.id);
      response.set('ETag', tagOfMoment(deps, { revision, eventId }));
      if (request.fresh) return void response.status(304).end();
      const headers = {
        'Content-Type': arrowType,
        'Content-Disposition': `attachment; filename="${spec.id}-attempts.arrows"`,
      };
      const metadata = { sweepId: spec.id, revision: String(revision), eventId };
      const lender = deps.heavy.open(response);
      const pieces = readAttemptsArrow({ store: deps.store, lender }, spec, metadata);
      await answerInPieces(response, headers, pieces);
    },
  }),
];
