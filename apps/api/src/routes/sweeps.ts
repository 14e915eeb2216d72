import { expected, isSweepId, sweepEdit, sweepRequest, sweepView } from '@sweepq/contract';
import { z } from 'zod';
import type { Lend } from '../heavy/create-heavy.ts';
import { decodeCursor, encodeCursor } from '../paging/cursor.ts';
import { cheapItems } from '../paging/query-values.ts';
import { createFilter, sweepsQuery } from '../paging/sweeps-query.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { deleteSweep, editSweep } from '../steer/keep-sweep.ts';
import { createAttempt } from '../submit/create-attempt.ts';
import { dryRun } from '../submit/dry-run.ts';
import { idempotencyKey } from '../submit/idempotency-key.ts';
import { parseSweepBody } from '../submit/parse-bodies.ts';
import { submitOnce } from '../submit/submit-once.ts';
import { submitSweep } from '../submit/submit-sweep.ts';
import { dryRunView } from '../views/dry-run-view.ts';
import { sweepPage, viewListed } from '../views/listed-view.ts';
import { findSweep, readSweepView } from '../views/sweep-view.ts';

export const sweepRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps',
    operationId: 'submitSweep',
    tag: 'sweeps',
    summary: 'Submit a sweep',
    description:
      'Trains the combinations of the values in `space` that `search` selects. Trials that differ only in their iteration count are readings of one run. The answer is sent when the sweep is stored in the queue. With `dryRun=true`, the request is checked in the same way, and the answer says what the sweep would do.',
    header: idempotencyKey,
    query: z.strictObject({
      dryRun: z.enum(['true', 'false'], expected('true or false')).default('false').meta({
        description: 'Whether to only estimate what the sweep would do. A dry run stores nothing.',
      }),
    }),
    uncheckedBody: sweepRequest,
    answers: {
      200: { description: 'The answer to a dry run: what the sweep would do.', schema: dryRunView },
      202: {
        description: 'The sweep is accepted.',
        schema: sweepView,
        headers: {
          Location: { schema: { type: 'string' } },
          'Idempotency-Replayed': {
            description:
              '`true` if an earlier request had the same Idempotency-Key. The answer is the sweep of the earlier request.',
            schema: { type: 'string', const: 'true' },
          },
        },
      },
    },
    problems: [422],
    async handle(deps, { header: key, query, body, response }) {
      const lend: Lend = (work) => deps.heavy.lend(response, work);
      const asked = await parseSweepBody(body, lend);
      // A dry run ignores the idempotency key, because it stores nothing.
      if (query.dryRun === 'true') {
        return void response.json(await dryRun(deps, asked, lend));
      }
      const attempt = createAttempt(deps, () => response.destroyed);
      const { sweep, replayed } = await (key === undefined
        ? submitSweep(deps, asked, attempt)
        : submitOnce(deps, asked, key, attempt));
      deps.log.info({ sweepId: sweep.id, ...(replayed && { replayed }) }, 'accepted a sweep');
      if (replayed) response.set('Idempotency-Replayed', 'true');
      response.status(202).location(`${deps.basePath}/v1/sweeps/${sweep.id}`).json(sweep);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps',
    operationId: 'listSweeps',
    tag: 'sweeps',
    summary: 'List sweeps, the newest first',
    description:
      'The list can be filtered by tag, text, name and status. By default, archived sweeps are not listed.',
    query: sweepsQuery,
    answers: { 200: { description: 'A page of sweeps.', schema: sweepPage } },
    async handle(deps, { query: { limit, cursor, ...filter }, response }) {
      const before = decodeCursor(cursor, (value) => (isSweepId(value) ? value : undefined));
      const isWanted = createFilter(filter);
      const answer = async () => {
        const listed = await deps.store.listSweeps({ limit, before, isWanted });
        const last = listed.hasMore ? listed.sweeps.at(-1)?.spec.id : undefined;
        const nextCursor = last === undefined ? null : encodeCursor(last);
        response.json({ ...(await viewListed(deps, listed)), nextCursor });
      };
      // With a filter, the api may have to read all sweeps.
      const { tag, text, status } = filter;
      const isLong = limit > cheapItems || tag || text !== undefined || status;
      await (isLong ? deps.heavy.lendLoop(response, answer) : answer());
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}',
    operationId: 'getSweep',
    tag: 'sweeps',
    summary: 'Read a sweep: its status, counts and best trial',
    answers: { 200: { description: 'The sweep.', schema: sweepView } },
    async handle(deps, { params, response }) {
      response.json(await readSweepView(deps, params.id));
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/v1/sweeps/{id}',
    operationId: 'editSweep',
    tag: 'sweeps',
    summary: 'Change the name, tags and note of a sweep, or archive it',
    description: 'A sweep can be changed in any status. Fields that are left out do not change.',
    body: sweepEdit,
    answers: { 200: { description: 'The changed sweep.', schema: sweepView } },
    async handle(deps, { params: { id }, body, response }) {
      await editSweep(deps, await findSweep(deps, id), body);
      response.json(await readSweepView(deps, id));
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/v1/sweeps/{id}',
    operationId: 'deleteSweep',
    tag: 'sweeps',
    summary: 'Delete a sweep that has ended',
    description:
      'Requests no longer find the sweep, and a worker removes its data. Other sweeps keep the results that they have reused. For a sweep that has not ended, the request is rejected (409).',
    answers: { 204: { description: 'The sweep is deleted.' } },
    problems: [409],
    async handle(deps, { params, response }) {
      await deleteSweep(deps, await findSweep(deps, params.id));
      response.status(204).end();
    },
  }),
];
