// The example answers of the OpenAPI document, by the `id` of their schema.
import {
  best,
  counts,
  createdAt,
  datasetRef,
  endOfSweep,
  event,
  finishedAt,
  id,
  messageId,
  params,
  run,
  stateOfStream,
  sweep,
  trial,
  trialEnded,
} from './article-sweep.ts';
import { evaluationExample } from './evaluation.ts';
import { searchExamples } from './search-answers.ts';
import { serviceExamples } from './service-answers.ts';

const modelVersion = {
  ...{ name: 'cats', version: 1, aliases: ['champion'], trialId: trial.id, sweepId: id },
  ...{ trialStatus: 'completed', params: trial.params, metrics: trial.metrics },
  objective: { metric: 'metrics.test.accuracy', direction: 'maximize' },
  ...{ dataset: datasetRef, engine: trial.engine, modelDigest: trial.modelDigest },
  digest: 'sha256:b3a1f4d8f1c0a1ce9b8e4d1fd3a3b5b4b5e5c0c7d5a9f1e2d3c4b5a697887766',
  ...{ sizeBytes: 98_744, inputShape: [64, 64, 3] },
  classes: [{ name: 'non-cat' }, { name: 'cat' }],
  ...{ note: null, createdAt: finishedAt },
};

const importReport = {
  ...{ layout: 'article', dtype: 'uint8', shape: [209, 64, 64, 3], range: [0, 255] },
  found: {
    train: { x: 'train_set_x', y: 'train_set_y' },
    test: { x: 'test_set_x', y: 'test_set_y' },
    classes: 'list_classes',
  },
  ...{ conversions: [], ignored: [] },
};

export const answerExamples: Readonly<Record<string, unknown>> = {
  Sweep: sweep,
  Trial: trial,
  Run: run,
  CostCurve: {
    ...{ trialId: `${id}-t3`, iterations: 2000 },
    points: [
      { iteration: 0, cost: 0.6565533054670952 },
      { iteration: 6, cost: 0.8727109068828188 },
      { iteration: 500, cost: 0.3030650996274071 },
      { iteration: 1012, cost: 0.21335169691051933 },
      { iteration: 1999, cost: 0.1356272532511965 },
    ],
  },
  Event: trialEnded,
  PredictedImages: {
    model: { sweepId: id, trialId: `${id}-t3`, name: null, version: null },
    predictions: [{ predicted: 1, class: 'cat', probabilities: [0.0358, 0.9642], picture: null }],
  },
  StreamStartedEvent: event('stream.started', {
    ...{ sweepId: id, gap: false },
    sweep: stateOfStream,
  }),
  SweepEndedEvent: event('sweep.ended', endOfSweep),
  SweepDeletedEvent: event('sweep.deleted', { sweepId: id }, null),
  RunProgressEvent: event('run.progress', {
    ...{ sweepId: id, runId: run.id, iteration: 1012, iterations: 2000, cost: 0.21335169691051933 },
    fold: null,
    points: [{ iteration: 1012, cost: 0.21335169691051933 }],
  }),
  TrialEndedEvent: trialEnded,
  TrialBestEvent: event('trial.best', best),
  Delivery: {
    ...{
      id: messageId,
      type: 'sweep.ended',
      url: 'https://example.com/hooks',
    },
    ...{ status: 'delivered', createdAt: finishedAt, deliveredAt: '2026-11-29T17:57:38.143Z' },
    attempts: [{ startedAt: '2026-11-29T17:57:38.051Z', status: 204, error: null, durationMs: 92 }],
  },
  SweepEndedMessage: event(
    'sweep.ended',
    {
      ...{ ...endOfSweep, name: sweep.name, tags: sweep.tags, counts, best: trial },
      ...{ stoppedBy: null, createdAt, finishedAt },
    },
    messageId,
  ),
  TrialBestMessage: event('trial.best', { ...best, params: trial.params }, messageId),
  DryRun: {
    ...{ trials: 4, runs: 2, reusedTrials: 1, reusedRuns: 0, continuedRuns: 1, iterations: 3500 },
    ...{ estimatedMs: 21.7, iterationMs: 0.0124, threads: 2 },
    firstTrials: [
      { index: 0, params: { ...params, learningRate: 0.001, iterations: 500 } },
      { index: 1, params: { ...params, learningRate: 0.001, iterations: 2000 } },
    ],
    assumptions: [],
    warnings: [],
  },
  ...searchExamples,
  Importance: {
    ...{ sweepId: id, metric: 'metrics.test.accuracy', method: 'permutation-on-random-forest' },
    ...{ trials: 15, score: 0.5196047776177624 },
    importances: [
      { param: 'params.iterations', importance: 0.71022949319885, spread: 0.23433298828298 },
      { param: 'params.learningRate', importance: 0.28977050680115, spread: 0.09921732909117 },
    ],
  },
  Model: {
    ...{ trialId: trial.id, digest: trial.modelDigest, inputShape: [64, 64, 3] },
    preprocessing: { name: 'divide255', rule: 'x / 255', mean: null, deviation: null },
    validation: null,
    layers: [
      {
        weights: [[0.02464708572469564, -0.024573181131611426, -0.004457444879109363]],
        bias: [-0.01211652833621594],
        activation: 'sigmoid',
      },
    ],
    threshold: 0.5,
    classes: [{ name: 'non-cat' }, { name: 'cat' }],
  },
  ModelVersion: modelVersion,
  RegisteredModel: {
    ...{ name: 'cats', tags: ['article'], note: null },
    aliases: [{ name: 'champion', version: 1, movedAt: finishedAt }],
    ...{ versionCount: 1, newest: modelVersion, createdAt: finishedAt, updatedAt: finishedAt },
  },
  Prediction: {
    ...{ index: 12, label: 0, predicted: 1, class: 'cat' },
    probabilities: [0.03581192341283743, 0.9641880765871625],
  },
  Evaluation: evaluationExample(id),
  Image: { index: 25, label: 1, class: 'cat' },
  Dataset: {
    ...{ ...datasetRef, trainCount: 209, testCount: 50 },
    ...{ imageShape: [64, 64, 3], featureCount: 12_288 },
    classes: [
      { name: 'non-cat', trainCount: 137, testCount: 17 },
      { name: 'cat', trainCount: 72, testCount: 33 },
    ],
    warnings: [],
    ...{ range: [0, 255], duplicates: { train: 0, test: 0, both: 0 } },
    ...{ createdAt: finishedAt, import: importReport },
  },
  DatasetVersion: { ...datasetRef, createdAt: finishedAt, bytes: 3_190_528, import: importReport },
  DatasetVersions: {
    items: [{ ...datasetRef, createdAt: finishedAt, bytes: 3_190_528, import: importReport }],
  },
  DeletedDataset: { name: 'catvnoncat', versions: [2, 1] },
  Worker: { id: '3f9d0c7a', threads: 2, announcedAt: finishedAt, runIds: [run.id] },
  DeletionPreview: { sweepId: id, trials: 4, models: 4, costCurves: 2, deliveries: 1 },
  Operation: {
    ...{ id: 'op_01m8m7a1c7v2q0x4n9j5d3k8ze', type: 'sweep.delete', status: 'completed' },
    ...{ target: { sweepId: id, dataset: null }, progress: { done: 10, total: 10 } },
    result: { trials: 4, models: 4, costCurves: 2, deliveries: 1 },
    ...{ error: null, createdAt: finishedAt, startedAt: finishedAt, finishedAt },
    cancellable: false,
  },
  ...serviceExamples,
};
