import { isSweepId, sweepEdit } from '@sweepq/contract';
import { countRuns } from '@sweepq/plan';
import type { Express } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import type { Lend } from '../heavy/create-heavy.ts';
import { allowOnly } from '../http/allow.ts';
import { jsonBody } from '../http/json-body.ts';
import { parseRequest } from '../http/parse-request.ts';
import { deleteSweep } from '../keep/delete-sweep.ts';
import { editSweep } from '../keep/edit-sweep.ts';
import { decodeCursor, encodeCursor, parseNumbered } from '../paging/cursor.ts';
import { pageQuery } from '../paging/page-query.ts';
import { createFilter, sweepsQuery } from '../paging/sweeps-query.ts';
import { createAttempt } from '../submit/create-attempt.ts';
import { dryRun } from '../submit/dry-run.ts';
import { parseIdempotencyKey } from '../submit/idempotency-key.ts';
import { parseSweep } from '../submit/parse-space.ts';
import { submitOnce } from '../submit/submit-once.ts';
import { submitQuery } from '../submit/submit-query.ts';
import { submitSweep } from '../submit/submit-sweep.ts';
import { viewListed } from '../views/listed-view.ts';
import { viewRuns } from '../views/run-view.ts';
import { findSweep, readSweepView } from '../views/sweep-view.ts';

/** A page of more items takes tens of milliseconds: few are made at a time. */
const cheapItems = 100;

export function addSweepRoutes(app: Express, deps: ApiDeps): void {
  const { store, log } = deps;

  const sweeps = app.route('/v1/sweeps');
  sweeps.post(...jsonBody, async (request, response) => {
    const key = parseIdempotencyKey(request.headersDistinct['idempotency-key']);
    const query = parseRequest(submitQuery, request.query);
    const lend: Lend = (work) => deps.heavy.lend(response, work);
    const asked = await parseSweep(request.body, lend);
    // What writes nothing may be sent again without a key, and so one that comes with it stays free.
    if (query.dryRun === 'true') {
      return void response.json(await dryRun(deps, asked, lend));
    }
    const attempt = createAttempt(deps, () => response.destroyed);
    const { sweep, replayed } = await (key === undefined
      ? submitSweep(deps, asked, attempt)
      : submitOnce(deps, asked, key, attempt));
    log.info({ sweepId: sweep.id, ...(replayed && { replayed }) }, 'accepted a sweep');
    if (replayed) response.set('Idempotency-Replayed', 'true');
    response.status(202).location(`${deps.basePath}/v1/sweeps/${sweep.id}`).json(sweep);
  });
  sweeps.get(async (request, response) => {
    const { limit, cursor, ...filter } = parseRequest(sweepsQuery, request.query);
    const before = decodeCursor(cursor, (value) => (isSweepId(value) ? value : undefined));
    const isWanted = createFilter(filter);
    const answer = async () => {
      const listed = await store.listSweeps({ limit, before, isWanted });
      const last = listed.hasMore ? listed.sweeps.at(-1)?.spec.id : undefined;
      const nextCursor = last === undefined ? null : encodeCursor(last);
      response.json({ ...(await viewListed(deps, listed)), nextCursor });
    };
    // A filter may have to read all sweeps.
    const { tag, text, status } = filter;
    const isLong = limit > cheapItems || tag || text !== undefined || status;
    await (isLong ? deps.heavy.lendLoop(response, answer) : answer());
  });
  sweeps.all(allowOnly('GET', 'POST'));

  const sweep = app.route('/v1/sweeps/:id');
  sweep.get(async ({ params }, response) => {
    response.json(await readSweepView(deps, params.id));
  });
  sweep.patch(...jsonBody, async (request, response) => {
    const { id } = request.params;
    const edit = parseRequest(sweepEdit, request.body);
    await editSweep(deps, await findSweep(deps, id), edit);
    response.json(await readSweepView(deps, id));
  });
  sweep.delete(async ({ params }, response) => {
    await deleteSweep(deps, await findSweep(deps, params.id));
    response.status(204).end();
  });
  sweep.all(allowOnly('GET', 'PATCH', 'DELETE'));

  const runs = app.route('/v1/sweeps/:id/runs');
  runs.get(async (request, response) => {
    const { limit, cursor } = parseRequest(pageQuery, request.query);
    const sweep = await findSweep(deps, request.params.id);
    const total = countRuns(sweep.spec);
    const from = decodeCursor(cursor, (value) => parseRunsCursor(value, total)) ?? 0;
    const count = Math.min(limit, total - from);
    const indices = Array.from({ length: count }, (_, k) => from + k);
    const answer = async () => {
      const items = await viewRuns(deps, sweep, indices);
      const next = from + count;
      response.json({ items, nextCursor: next < total ? encodeCursor(`r${next}`) : null });
    };
    await (limit > cheapItems ? deps.heavy.lendLoop(response, answer) : answer());
  });
  runs.all(allowOnly('GET'));
}

function parseRunsCursor(value: string, total: number): number | undefined {
  const parsed = parseNumbered(value);
  return parsed?.kind === 'r' && parsed.number < total ? parsed.number : undefined;
}
