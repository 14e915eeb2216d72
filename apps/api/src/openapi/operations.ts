// Every operation of the API, as the document lists them. A test holds this and the routes together.
import type { SchemaName } from './schemas.ts';

export type Operation = {
  method: 'get' | 'post';
  path: string;
  id: string;
  tag: 'sweeps' | 'trials' | 'datasets' | 'operations';
  summary: string;
  description?: string;
  body?: SchemaName;
  query?: 'page';
  /** Whether it takes an Idempotency-Key. */
  once?: true;
  /** It goes on from the header Last-Event-ID. */
  resumes?: true;
  /** What a success answers: a schema as JSON, or another media type. */
  answers: {
    status: number;
    description: string;
    schema?: SchemaName;
    type?: string;
    location?: true;
  };
  /** Another success, without a body. */
  orElse?: { status: number; description: string };
  /** The problems besides those that every operation may have. */
  problems: readonly number[];
};

const sweepId = '/v1/sweeps/{id}';
const trialId = '/v1/trials/{id}';
const datasetName = '/v1/datasets/{name}';

const curve = (ending: string, type: string, summary: string): Operation => ({
  method: 'get',
  path: `${trialId}/cost-curve.${ending}`,
  id: `getCostCurve${ending.toUpperCase()}`,
  tag: 'trials',
  summary,
  answers: { status: 200, description: 'The cost curve.', type },
  problems: [404, 503],
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
      'Trains every combination of the values in `space`. Trials that differ only in their iteration count share one run. Answers as soon as the sweep is safe in the queue.',
    body: 'SweepRequest',
    once: true,
    answers: { status: 202, description: 'Accepted.', schema: 'Sweep', location: true },
    problems: [400, 413, 415, 422, 503],
  },
  {
    method: 'get',
    path: '/v1/sweeps',
    id: 'listSweeps',
    tag: 'sweeps',
    summary: 'List sweeps, the newest first',
    query: 'page',
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
    summary: 'List a sweep’s trials, the best by its objective first',
    description: 'Trials without a result follow those with one, in the order of the plan.',
    query: 'page',
    answers: { status: 200, description: 'A page.', schema: 'TrialPage' },
    problems: [400, 404, 503],
  },
  {
    method: 'get',
    path: `${sweepId}/runs`,
    id: 'listRuns',
    tag: 'sweeps',
    summary: 'List a sweep’s runs and how far each has come',
    query: 'page',
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
    answers: { status: 200, description: 'The cost curve.', schema: 'CostCurve' },
    problems: [404, 503],
  },
  curve('csv', 'text/csv', 'Read a trial’s cost curve as CSV'),
  curve('svg', 'image/svg+xml', 'Draw a trial’s cost curve as SVG'),
  curve('png', 'image/png', 'Draw a trial’s cost curve as PNG'),
  {
    method: 'get',
    path: '/v1/datasets',
    id: 'listDatasets',
    tag: 'datasets',
    summary: 'List datasets',
    query: 'page',
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
