import { parseRunId, runView } from '@sweepq/contract';
import { countRuns } from '@sweepq/plan';
import type { StoredSweep } from '@sweepq/store';
import type { ApiDeps } from '../api-deps.ts';
import { decodeCursor, encodeCursor, isIndex, nameList } from '../paging/cursor.ts';
import { setNextLink } from '../paging/next-link.ts';
import { cheapItems } from '../paging/query-values.ts';
import { defaultRunSort, runsQuery } from '../paging/runs-query.ts';
import { notFound } from '../problems/problem.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { type SelectDeps, selectRuns } from '../runs/select-runs.ts';
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
    description:
      'A run trains the trials that differ only in their iteration count. Default order: by the number of the run in the sweep.',
    query: runsQuery,
    answers: { 200: { description: 'A page of runs.', schema: pageOf(runView, 'RunPage') } },
    async handle(deps, { params, query, response }) {
      const { sort = defaultRunSort, filter, limit, cursor } = query;
      const sweep = await findSweep(deps, params.id);
      const isInPlan = filter === undefined && sort.length === 1 && isDefault(sort[0]);
      const answer = async () => {
        const { indices, nextCursor } = isInPlan
          ? takeNext(sweep, { limit, cursor })
          : await selectRuns(deps, sweep, { sort, filter, limit, cursor });
        setNextLink(deps, response, nextCursor);
        response.json({ items: await viewRuns(deps, sweep, indices), nextCursor });
      };
      // With a filter or another sort, the api reads the states of all runs.
      const isLong = limit > cheapItems || !isInPlan;
      await (isLong ? deps.heavy.lendLoop(response, answer) : answer());
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/runs/{id}',
    operationId: 'getRun',
    tag: 'sweeps',
    summary: 'Read a run and its progress',
    description:
      'The progress of a running run is that of its last report. A run has the cost curve of its longest trial.',
    answers: { 200: { description: 'The run.', schema: runView } },
    async handle(deps, { params: { id }, response }) {
      response.json(await findRun(deps, id));
    },
  }),
];

const isDefault = (key: { path: string; order: string } | undefined) =>
  key?.path === 'index' && key.order === 'asc';

/** Returns the next runs in the order of the plan, without reading other runs. */
function takeNext(
  { spec }: StoredSweep,
  { limit, cursor }: { limit: number; cursor: string | undefined },
) {
  const total = countRuns(spec);
  const list = nameList({ of: ['runs', spec.id], sort: defaultRunSort, filter: undefined });
  const isId = (id: unknown): id is number => isIndex(id) && id < total;
  const last = decodeCursor(cursor, { list, keys: 1, isId });
  const from = last === undefined ? 0 : last.id + 1;
  const count = Math.max(0, Math.min(limit, total - from));
  const end = from + count - 1;
  const indices = Array.from({ length: count }, (_, k) => from + k);
  const nextCursor = end + 1 < total ? encodeCursor(list, { values: [end], id: end }) : null;
  return { indices, nextCursor };
}

async function findRun(deps: SelectDeps & Pick<ApiDeps, 'noteReaders'>, id: string) {
  const parsed = parseRunId(id);
  if (parsed === undefined) throw notFound(`There is no run \`${id}\`.`);
  const sweep = await findSweep(deps, parsed.sweepId);
  const [found] =
    parsed.index < countRuns(sweep.spec) ? await viewRuns(deps, sweep, [parsed.index]) : [];
  if (found === undefined) throw notFound(`There is no run \`${id}\`.`);
  return found;
}
