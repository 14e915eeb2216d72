// Every operation of the API, as the document lists them. A test holds this and the routes together.
import type { z } from 'zod';
import { curveQuery } from '../paging/curve-query.ts';
import { pageQuery } from '../paging/page-query.ts';
import { curvesQuery, selectionQuery, trialsQuery } from '../paging/trials-query.ts';
import { submitQuery } from '../submit/submit-query.ts';
import type { SchemaName } from './schemas.ts';

export type Operation = {
  method: 'get' | 'post';
  path: string;
  id: string;
  tag: 'sweeps' | 'trials' | 'datasets' | 'operations';
  summary: string;
  description?: string;
  body?: SchemaName;
  /** What may stand in its query string. */
  query?: z.ZodObject;
  /** Whether it takes an Idempotency-Key. */
  once?: true;
  /** It goes on from the header Last-Event-ID. */
  resumes?: true;
  /** What a success answers: a schema as JSON, another media type, or either. */
  answers: {
    status: number;
    description: string;
    schema?: SchemaName;
    type?: string;
    location?: true;
  };
  /** Another success, with a body or without. */
  orElse?: { status: number; description: string; schema?: SchemaName };
  /** The problems besides those that every operation may have. */
  problems: readonly number[];
};

const sweepId = '/v1/sweeps/{id}';
const trialId = '/v1/trials/{id}';
const datasetName = '/v1/datasets/{name}';

const curve = (ending: string, type: string, summary: string, query?: z.ZodObject): Operation => ({
  method: 'get',
  path: `${trialId}/cost-curve.${ending}`,
  id: `getCostCurve${ending.toUpperCase()}`,
  tag: 'trials',
  summary,
  ...(query && { query }),
  answers: { status: 200, description: 'The cost curve.', type },
  problems: query ? [400, 404, 503] : [404, 503],
});

/** Something that is done to a sweep, and answered with it. */
const steering = (
  verb: string,
  texts: Pick<Operation, 'summary' | 'description' | 'body'>,
): Operation => ({
  method: 'post',
  path: `${sweepId}/${verb}`,
  id: `${verb}Sweep`,
  tag: 'sweeps',
  ...texts,
  answers: { status: 202, description: 'The sweep as it is by then.', schema: 'Sweep' },
  problems: texts.body ? [400, 404, 409, 413, 415, 503] : [404, 409, 503],
});

export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/sweeps',
    id: 'submitSweep',
    tag: 'sweeps',
    summary: 'Submit a sweep',
    description:
      'Trains every combination of the values in `space`. Trials that differ only in their iteration count share one run. Answers as soon as the sweep is safe in the queue. With `dryRun=true` it is checked in the same way, and answered what it would do.',
    body: 'SweepRequest',
    query: submitQuery,
    once: true,
    answers: { status: 202, description: 'Accepted.', schema: 'Sweep', location: true },
    orElse: { status: 200, description: 'What it would do: a dry run.', schema: 'DryRun' },
    problems: [400, 413, 415, 422, 503],
  },
  {
    method: 'get',
    path: '/v1/sweeps',
    id: 'listSweeps',
    tag: 'sweeps',
    summary: 'List sweeps, the newest first',
    query: pageQuery,
    answers: { status: 200, description: 'A page.', schema: 'SweepPage' },
    problems: [400, 503],
  },
  {
    method: 'get',
    path: sweepId,
    id: 'getSweep',
    tag: 'sweeps',
    summary: 'Read a sweep: status, counts, best trial',
    answers: { status: 200, description: 'The sweep.', schema: 'Sweep' },
    problems: [404, 503],
  },
  steering('cancel', {
    summary: 'Cancel a sweep',
    description:
      'Trials that have not ended are cancelled with it, those being trained stop within a second, and those in the queue leave it. What has ended stays. Cancelling it again changes nothing; a sweep that has ended otherwise is refused (409).',
  }),
  steering('pause', {
    summary: 'Pause a sweep',
    description:
      'Runs being trained stop within a second, and those in the queue leave it; other sweeps go on. Pausing it again changes nothing; a sweep that has ended is refused (409).',
  }),
  steering('resume', {
    summary: 'Let a paused sweep go on',
    description:
      'Its open runs are queued again. A sweep that is not paused is left as it is; one that has ended is refused (409).',
  }),
  steering('retry', {
    summary: 'Try failed trials of a sweep again',
    description:
      'Opens a sweep that has ended, and its failed trials; what came to a result stays. A sweep that has not ended, that was cancelled or ended by a rule, or that has no such trials, is refused (409).',
    body: 'RetryRequest',
  }),
  steering('extend', {
    summary: 'Extend a sweep that has ended',
    description:
      'By an iteration count to which all its hyperparameters are trained further, from where they ended; or by another space. What it has already is left out, and its trials keep their ids. Results equal, to the bit, those of a sweep that had asked for all of it. A sweep that has not ended, that was cancelled or ended by a rule, is refused (409).',
    body: 'ExtensionRequest',
  }),
  steering('priority', {
    summary: 'Change a sweep’s priority',
    description: 'Its waiting runs change places. A sweep that has ended is refused (409).',
    body: 'PriorityRequest',
  }),
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
    path: `${sweepId}/runs`,
    id: 'listRuns',
    tag: 'sweeps',
    summary: 'List a sweep’s runs and how far each has come',
    query: pageQuery,
    answers: { status: 200, description: 'A page.', schema: 'RunPage' },
    problems: [400, 404, 503],
  },
  {
    method: 'get',
    path: `${sweepId}/events`,
    id: 'watchSweep',
    tag: 'sweeps',
    summary: 'Watch a sweep: its changes, progress and best trial as they happen',
    description:
      'Server-sent events. The first is a `SnapshotEvent`, or whatever came after `Last-Event-ID`; each that follows is a `SweepEvent`. The stream ends with the sweep.',
    resumes: true,
    answers: { status: 200, description: 'Events.', type: 'text/event-stream' },
    orElse: { status: 204, description: 'The sweep has ended, and all of it was told.' },
    problems: [400, 404, 503],
  },
  {
    method: 'get',
    path: '/v1/events',
    id: 'watchAll',
    tag: 'sweeps',
    summary: 'Watch all sweeps',
    description:
      'Server-sent events. The first is a `StartEvent`, or whatever came after `Last-Event-ID`; each that follows is an `AnySweepEvent`.',
    resumes: true,
    answers: { status: 200, description: 'Events.', type: 'text/event-stream' },
    problems: [400, 503],
  },
  {
    method: 'get',
    path: trialId,
    id: 'getTrial',
    tag: 'trials',
    summary: 'Read a trial',
    answers: { status: 200, description: 'The trial.', schema: 'Trial' },
    problems: [404, 503],
  },
  {
    method: 'get',
    path: `${trialId}/weights`,
    id: 'getWeights',
    tag: 'trials',
    summary: 'Read what a trial learnt: its weights and bias',
    description: 'Of a diverged trial, the last ones whose numbers were finite.',
    answers: { status: 200, description: 'Weights and bias.', schema: 'Weights' },
    problems: [404, 422, 503],
  },
  {
    method: 'get',
    path: `${trialId}/cost-curve`,
    id: 'getCostCurve',
    tag: 'trials',
    summary: 'Read a trial’s cost curve',
    description: 'There is none until the first reading of the trial’s run.',
    query: curveQuery,
    answers: { status: 200, description: 'The cost curve.', schema: 'CostCurve' },
    problems: [400, 404, 503],
  },
  curve('csv', 'text/csv', 'Read a trial’s cost curve as CSV', curveQuery),
  curve('svg', 'image/svg+xml', 'Draw a trial’s cost curve as SVG'),
  curve('png', 'image/png', 'Draw a trial’s cost curve as PNG'),
  {
    method: 'get',
    path: '/v1/datasets',
    id: 'listDatasets',
    tag: 'datasets',
    summary: 'List datasets',
    query: pageQuery,
    answers: { status: 200, description: 'A page.', schema: 'DatasetPage' },
    problems: [400],
  },
  {
    method: 'get',
    path: datasetName,
    id: 'getDataset',
    tag: 'datasets',
    summary: 'Read what is in a dataset',
    answers: { status: 200, description: 'The dataset.', schema: 'Dataset' },
    problems: [404, 422],
  },
  {
    method: 'get',
    path: `${datasetName}/images/{split}/{index}.png`,
    id: 'getImage',
    tag: 'datasets',
    summary: 'Look at an image',
    answers: { status: 200, description: 'The image.', type: 'image/png' },
    problems: [404, 422],
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'getHealth',
    tag: 'operations',
    summary: 'Whether the process lives',
    answers: { status: 200, description: 'It does.', schema: 'Health' },
    problems: [],
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'getReadiness',
    tag: 'operations',
    summary: 'Whether sweeps can be accepted',
    answers: { status: 200, description: 'They can.', schema: 'Health' },
    problems: [503],
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'getMetrics',
    tag: 'operations',
    summary: 'Metrics in the text format of Prometheus',
    answers: { status: 200, description: 'The metrics.', type: 'text/plain' },
    problems: [],
  },
];
