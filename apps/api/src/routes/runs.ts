import { runView } from '@sweepq/contract';
import { countRuns } from '@sweepq/plan';
import { decodeCursor, encodeCursor, parseNumbered } from '../paging/cursor.ts';
import { cheapItems, pageQuery } from '../paging/query-values.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { pageOf } from '../views/page.ts';
import { viewRuns } from '../views/run-view.ts';
import { findSweep } from '../views/sweep-view.ts';

export const runRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/runs',
    operationId: 'listRuns',
    tag: 'sweeps',
    summary: 'List the runs of a sweep and their progress',
    query: pageQuery,
    answers: { 200: { description: 'A page of runs.', schema: pageOf(runView, 'RunPage') } },
    async handle(deps, { params, query: { limit, cursor }, response }) {
      const sweep = await findSweep(deps, params.id);
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
    },
  }),
];

function parseRunsCursor(value: string, total: number): number | undefined {
  const parsed = parseNumbered(value);
  return parsed?.kind === 'r' && parsed.number < total ? parsed.number : undefined;
}
