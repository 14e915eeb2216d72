import { operationView, sweepEdit, sweepRequest, sweepView, viewOperation } from '@sweepq/contract';
import type { Lend } from '../heavy/create-heavy.ts';
import { dryRunQuery } from '../http/dry-run-query.ts';
import { replayedHeader } from '../http/idempotency-key.ts';
import { patchTypes } from '../http/json-body.ts';
import { tagOfRevision } from '../http/preconditions.ts';
import { setNextLink } from '../paging/next-link.ts';
import { cheapItems } from '../paging/query-values.ts';
import { selectSweeps } from '../paging/select-sweeps.ts';
import { sweepsQuery } from '../paging/sweeps-query.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { deleteSweep, previewDeletion } from '../steer/delete-sweep.ts';
import { editSweep } from '../steer/steer-sweep.ts';
import { createAttempt } from '../submit/create-attempt.ts';
import { dryRun } from '../submit/dry-run.ts';
import { parseSweepBody } from '../submit/parse-bodies.ts';
import { submitOnce } from '../submit/submit-once.ts';
import { submitSweep } from '../submit/submit-sweep.ts';
import { deletionPreview } from '../views/deletion-view.ts';
import { dryRunView } from '../views/dry-run-view.ts';
import { sweepPage, viewListed } from '../views/listed-view.ts';
import { answerSweep, findSweep } from '../views/sweep-view.ts';

export const sweepRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps',
    operationId: 'submitSweep',
    tag: 'sweeps',
    scope: 'write',
    summary: 'Submit a sweep',
    description:
      'Trains the combinations of the values in `space` that `search` selects. Trials that differ only in their iteration count are readings of one run. The answer is sent when the sweep is stored in the queue. With `dryRun=true`, the request is checked in the same way, and the answer says what the sweep would do.',
    query: dryRunQuery,
    uncheckedBody: sweepRequest,
    answers: {
      200: { description: 'The answer to a dry run: what the sweep would do.', schema: dryRunView },
      202: {
        description: 'The sweep is accepted.',
        schema: sweepView,
        headers: {
          Location: { schema: { type: 'string' } },
          ...replayedHeader,
        },
      },
    },
    problems: [422],
    isTagged: true,
    async handle(deps, { key, query, body, response }) {
      const lend: Lend = (work) => deps.heavy.lend(response, work);
      const asked = await parseSweepBody(body, lend);
      // A dry run ignores the idempotency key, because it stores nothing.
      if (query.dryRun === 'true') {
        return void response.json(await dryRun(deps, asked, lend));
      }
      const attempt = createAttempt(deps, () => response.destroyed);
      const { sweep, revision, replayed } = await (key === undefined
        ? submitSweep(deps, asked, attempt)
        : submitOnce(deps, asked, key, attempt));
      deps.log.info({ sweepId: sweep.id, ...(replayed && { replayed }) }, 'accepted a sweep');
      if (replayed) response.set('Idempotency-Replayed', 'true');
      response.set('ETag', tagOfRevision(deps, revision));
      response.status(202).location(`${deps.basePath}/v1/sweeps/${sweep.id}`).json(sweep);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps',
    operationId: 'listSweeps',
    tag: 'sweeps',
    summary: 'List sweeps. Default order: the newest first',
    description:
      'Archived sweeps are listed only if `filter` has a comparison of `archived`. A sweep whose record cannot be read is listed in `unreadable`.',
    query: sweepsQuery,
    answers: { 200: { description: 'A page of sweeps.', schema: sweepPage } },
    async handle(deps, { query, response }) {
      const answer = async () => {
        const { nextCursor, ...listed } = await selectSweeps(deps, query);
        setNextLink(deps, response, nextCursor);
        response.json({ ...(await viewListed(deps, listed)), nextCursor });
      };
      // With a filter or another sort, the api may have to read all sweeps.
      const { sort, filter, text, limit } = query;
      const isLong = limit > cheapItems || sort || filter || text !== undefined;
      await (isLong ? deps.heavy.lendLoop(response, answer) : answer());
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}',
    operationId: 'getSweep',
    tag: 'sweeps',
    summary: 'Read a sweep: its status, counts and best trial',
    description:
      'The answer changes until the sweep has ended. `GET /v1/sweeps/{id}/events` sends the changes.',
    answers: { 200: { description: 'The sweep.', schema: sweepView } },
    isTagged: true,
    async handle(deps, { params, response }) {
      await answerSweep(deps, response, params.id);
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/v1/sweeps/{id}',
    operationId: 'editSweep',
    tag: 'sweeps',
    scope: 'write',
    summary: 'Change the name, tags, note and priority of a sweep, or archive it',
    description:
      'A sweep can be changed in any status, except for its priority: for a sweep that has ended, a request with `priority` is rejected (409) and changes nothing. Fields that are left out do not change.',
    body: sweepEdit,
    bodyTypes: patchTypes,
    answers: { 200: { description: 'The changed sweep.', schema: sweepView } },
    problems: [409],
    isTagged: true,
    isConditional: true,
    async handle(deps, { params: { id }, body, revisions, response }) {
      await editSweep(deps, await findSweep(deps, id), body, { revisions });
      await answerSweep(deps, response, id);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/v1/sweeps/{id}',
    operationId: 'deleteSweep',
    tag: 'sweeps',
    scope: 'write',
    summary: 'Delete a sweep that has ended',
    description:
      'Requests no longer find the sweep, and a worker removes its data. The answer is the operation, which can be cancelled until a worker begins. Other sweeps keep the results that they have reused. For a sweep that has not ended, the request is rejected (409).',
    query: dryRunQuery,
    answers: {
      200: {
        description: 'The answer to a dry run: what the deletion would remove.',
        schema: deletionPreview,
      },
      202: {
        description: 'The sweep is deleted for readers. The operation removes its data.',
        schema: operationView,
        headers: { Location: { schema: { type: 'string' } } },
      },
    },
    problems: [409],
    isConditional: true,
    async handle(deps, { params, query, revisions, response }) {
      const sweep = await findSweep(deps, params.id);
      if (query.dryRun === 'true') {
        return void response.json(await previewDeletion(deps, sweep, { revisions }));
      }
      const operation = await deleteSweep(deps, sweep, { revisions });
      const location = `${deps.basePath}/v1/operations/${operation.id}`;
      response.status(202).location(location).json(viewOperation(operation));
    },
  }),
];
