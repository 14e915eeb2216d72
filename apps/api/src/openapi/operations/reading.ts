import { importanceQuery } from '../../importance/importance-query.ts';
import { pageQuery } from '../../paging/page-query.ts';
import { curvesQuery, selectionQuery, trialsQuery } from '../../paging/trials-query.ts';
import type { Operation } from './operation.ts';

const sweepId = '/v1/sweeps/{id}';

/** What is read of a sweep’s trials and runs. */
export const readingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: `${sweepId}/trials`,
    id: 'listTrials',
    tag: 'sweeps',
    summary:
      'List a sweep’s trials, the best by its objective first, or sorted and filtered otherwise',
    description:
      'A trial that ends while the pages are read may move to one that was read before; none comes twice.',
    query: trialsQuery,
    answers: { status: 200, description: 'A page.', schema: 'TrialPage' },
    problems: [400, 404, 503],
  },
  {
    method: 'get',
    path: `${sweepId}/trials.csv`,
    id: 'getTrialsCSV',
    tag: 'sweeps',
    summary: 'Read all of a sweep’s trials as CSV, sorted and filtered the same way',
    description:
      'RFC 4180. A text that a spreadsheet would take for a formula has an apostrophe before it.',
    query: selectionQuery,
    answers: { status: 200, description: 'The trials.', type: 'text/csv' },
    problems: [400, 404, 503],
  },
  {
    method: 'get',
    path: `${sweepId}/cost-curves`,
    id: 'listCostCurves',
    tag: 'sweeps',
    summary: 'Read the cost curves of many trials, thinned',
    description:
      'Trials are sorted, filtered and paged as in their list; one that has no curve yet has no points. As JSON, or in a binary form that docs/api.md describes, with the `nextCursor` in the header Next-Cursor.',
    query: curvesQuery,
    answers: {
      status: 200,
      description: 'A page.',
      schema: 'CostCurvePage',
      type: 'application/octet-stream',
    },
    problems: [400, 404, 503],
  },
  {
    method: 'get',
    path: `${sweepId}/importance`,
    id: 'getImportance',
    tag: 'sweeps',
    summary: 'Read how much each hyperparameter of a sweep says about a metric',
    description:
      'Permutation importance on a random forest over the completed trials, out of bag; docs/numerics.md has the formula. The same trials give the same answer. With fewer than 10 of them, or no hyperparameter that varies, it is refused (409).',
    query: importanceQuery,
    answers: { status: 200, description: 'The importances.', schema: 'Importance' },
    problems: [400, 404, 409, 503],
  },
  {
    method: 'get',
    path: `${sweepId}/runs`,
    id: 'listRuns',
    tag: 'sweeps',
    summary: 'List a sweep’s runs and how far each has come',
    query: pageQuery,
    answers: { status: 200, description: 'A page.', schema: 'RunPage' },
    problems: [400, 404, 503],
  },
];
