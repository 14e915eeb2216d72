// The example answers of the OpenAPI document, by the `id` of their schema. A real service gave these answers for a sweep
// of the experiment of the article.
import { evaluationExample } from './evaluation.ts';
import { searchExamples } from './search-answers.ts';
import { serviceExamples } from './service-answers.ts';

const id = 'swp_01m8m79424rh7capp3reb3r43e';
const createdAt = '2026-11-29T17:57:37.476Z';
const startedAt = '2026-11-29T17:57:37.826Z';
const finishedAt = '2026-11-29T17:57:38.012Z';
const datasetRef = {
  ...{ name: 'catvnoncat', version: 1 },
  digest: 'sha256:9fbb54780bc0b4f2bd4a924025baa2408b2f64d3f1cae4a7d8474d6b27a4a6d1',
  files: {
    train: 'sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242',
    test: 'sha256:6a9d39ce52fa85953c5834695b8534a30ed8cfd54971fb2f080b5a24d002b951',
  },
};
const params = {
  ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  ...{ preprocessing: 'divide255', layers: [], activation: 'relu', initialization: 'normal' },
  ...{ optimizer: 'sgd', batchSize: 0, schedule: 'constant', classWeight: 'none' },
};
const counts = {
  ...{ total: 4, queued: 0, running: 0, completed: 4, failed: 0, diverged: 0, cancelled: 0 },
  pruned: 0,
};

const trial = {
  ...{ id: `${id}-t2`, sweepId: id, runId: `${id}-r1`, index: 2, status: 'completed' },
  params: { ...params, iterations: 500 },
  metrics: {
    train: {
      ...{ cost: 0.30331937042837376, accuracy: 0.9186602870813397 },
      ...{ balancedAccuracy: 0.898418491484185, precision: 0.9230769230769231 },
      ...{ recall: 0.8333333333333334, f1: 0.8759124087591241, rocAuc: 0.9769870235198702 },
    },
    validation: null,
    test: {
      ...{ cost: 0.6133748322151659, accuracy: 0.7 },
      ...{ balancedAccuracy: 0.7156862745098038, precision: 0.8461538461538461 },
      ...{ recall: 0.6666666666666666, f1: 0.7457627118644068, rocAuc: 0.7914438502673797 },
    },
  },
  stoppedIteration: null,
  rung: null,
  modelDigest: 'sha256:3eb1e81f1dae9df4f6f1635bacec678f9a5731a86908ccab8354f04348eb0ef1',
  ...{ engine: 1, source: 'trained', failure: null, startedAt, finishedAt },
  times: { queuedMs: 56, loadedMs: 82.41, preparedMs: 38.2, trainedMs: 7.08, reportedMs: 4.7 },
};

const sweep = {
  ...{ id, status: 'completed', name: 'learning rates', tags: ['article'], note: null },
  ...{ archived: false, priority: 'normal' },
  spec: {
    ...{ name: 'learning rates', tags: ['article'], note: null, dataset: datasetRef },
    space: {
      ...{ learningRate: [0.001, 0.005], iterations: [500, 2000], seed: [0], initScale: [0.01] },
      ...{ l2: [0], momentum: [0], nesterov: [false], preprocessing: ['divide255'] },
      ...{ layers: [[]], activation: ['relu'], initialization: null },
      ...{ optimizer: ['sgd'], batchSize: [0], schedule: ['constant'], classWeight: ['none'] },
    },
    search: { strategy: 'grid', trials: null, seed: null, parallelism: null, startup: null },
    ...{ pruning: null, validation: null, earlyStopping: null },
    objective: { metric: 'metrics.test.accuracy', direction: 'maximize' },
    ...{ reuse: true, priority: 'normal', stop: null, webhooks: [] },
  },
  ...{ planVersion: 2, extensions: [], counts, plannedTrials: counts.total, schedule: null },
  ...{ best: trial },
  ...{ stoppedBy: null, failure: null, warnings: [], createdAt, finishedAt },
};

const run = {
  ...{ id: `${id}-r1`, sweepId: id, index: 1, status: 'completed' },
  params: { ...params, iterations: 2000 },
  ...{ trialIds: [`${id}-t2`, `${id}-t3`], iteration: 2000, cost: 0.1356272532511965 },
  costRises: 149,
  curveDigest: 'sha256:79bacdb902ab358f18af1d11dd8843fa0a09c165b7d2fa1cd3ddb37dd9764b0a',
  ...{ trainedMs: 24.8, attempts: 1, crashes: 0, engine: 1, folds: null, failure: null },
  lastAttempts: [
    {
      ...{ workerId: 'b1946ac9', thread: 0 },
      queuedAt: '2026-11-29T17:57:37.791Z',
      ...{ startedAt: '2026-11-29T17:57:37.854Z', preparedAt: '2026-11-29T17:57:37.985Z' },
      ...{ trainedAt: '2026-11-29T17:57:38.010Z', reportedAt: finishedAt },
    },
  ],
  ...{ startedAt, finishedAt },
};

const { metrics } = trial;
const sweepId = id;
const best = {
  ...{ sweepId, trialId: trial.id, metric: 'metrics.test.accuracy' },
  value: metrics.test.accuracy,
};
const endOfTrial = { sweepId, trialId: trial.id, status: trial.status, metrics, rung: null };
/** The state of the sweep in the first event of its stream: it is still running. */
const stateOfStream = {
  ...{ id, status: 'running', finishedAt: null, best: null, failure: null },
  counts: { ...counts, running: 4, completed: 0 },
  plannedTrials: counts.total,
};
const endOfSweep = { sweepId, status: sweep.status, failure: null };

/** An event at the end of the sweep. */
const event = (type: string, data: object, eventId: string | null = '1795975058012-0') => ({
  ...{ id: eventId, type, timestamp: finishedAt, data },
});
const trialEnded = event('trial.ended', endOfTrial);
const messageId = `${id}-d1795975058012-000002-0`;

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
  StreamStartedEvent: event('stream.started', {
    ...{ sweepId, gap: false },
    sweep: stateOfStream,
  }),
  SweepEndedEvent: event('sweep.ended', endOfSweep),
  SweepDeletedEvent: event('sweep.deleted', { sweepId }, null),
  RunProgressEvent: event('run.progress', {
    ...{ sweepId, runId: run.id, iteration: 1012, iterations: 2000, cost: 0.21335169691051933 },
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
  },
  Worker: { id: '3f9d0c7a', threads: 2, announcedAt: finishedAt, runIds: [run.id] },
  DeletionPreview: { sweepId: id, trials: 4, models: 4, costCurves: 2, deliveries: 1 },
  Operation: {
    ...{ id: 'op_01m8m7a1c7v2q0x4n9j5d3k8ze', type: 'sweep.delete', status: 'completed' },
    ...{ target: { sweepId: id }, progress: { done: 10, total: 10 } },
    result: { trials: 4, models: 4, costCurves: 2, deliveries: 1 },
    ...{ error: null, createdAt: finishedAt, startedAt: finishedAt, finishedAt },
    cancellable: false,
  },
  ...serviceExamples,
};

const csvColumns =
  'id,index,runId,status,params.learningRate,params.seed,params.initScale,params.l2,params.momentum,params.nesterov,params.preprocessing,params.iterations,metrics.validation.accuracy,metrics.validation.cost,metrics.test.accuracy,metrics.train.accuracy,metrics.train.cost,stoppedIteration,modelDigest,engine,failure.code,failure.message,startedAt,finishedAt,rung,params.layers,params.activation,params.initialization,params.optimizer,params.batchSize,params.schedule,params.classWeight,metrics.test.cost,metrics.validation.balancedAccuracy,metrics.validation.precision,metrics.validation.recall,metrics.validation.f1,metrics.validation.rocAuc,metrics.test.balancedAccuracy,metrics.test.precision,metrics.test.recall,metrics.test.f1,metrics.test.rocAuc,metrics.train.balancedAccuracy,metrics.train.precision,metrics.train.recall,metrics.train.f1,metrics.train.rocAuc,metrics.validation.std.accuracy,metrics.validation.std.cost,metrics.validation.std.balancedAccuracy,metrics.validation.std.precision,metrics.validation.std.recall,metrics.validation.std.f1,metrics.validation.std.rocAuc';

const frame = (each: { id: string | null; type: string }) =>
  `id: ${each.id}\nevent: ${each.type}\ndata: ${JSON.stringify(each)}\n\n`;

/** The first bytes of a stream: the time after which to reconnect, and the present state. */
const firstBytes = (sweepOfStream: object | null) =>
  `retry: 2000\n\n${frame(
    event('stream.started', {
      sweepId: sweepOfStream && sweepId,
      gap: false,
      sweep: sweepOfStream,
    }),
  )}`;

const events = frame(trialEnded) + frame(event('sweep.ended', endOfSweep, '1795975058012-1'));

/** The values of the columns of later metrics, in the order of the table. */
const laterValues = [
  trial.metrics.test.cost,
  ...Array(5).fill(''),
  ...[trial.metrics.test, trial.metrics.train].flatMap((of) => [
    ...[of.balancedAccuracy, of.precision, of.recall, of.f1, of.rocAuc],
  ]),
].join();

/** Example answers that are text, by `operationId`. */
export const textExamples: Readonly<Record<string, string>> = {
  getTrialsCSV: `${csvColumns}\r\n${trial.id},2,${trial.runId},completed,0.005,0,0.01,0,0,false,divide255,500,,,0.7,${metrics.train.accuracy},${metrics.train.cost},,${trial.modelDigest},1,,,${startedAt},${finishedAt},,none,relu,normal,sgd,0,constant,none,${laterValues},,,,,,,\r\n`,
  getPredictionsCSV:
    'index,label,predicted,class,probabilities.0,probabilities.1\r\n12,0,1,cat,0.03581192341283743,0.9641880765871625\r\n',
  getCostCurveCSV: 'iteration,cost\r\n0,0.6565533054670952\r\n1,0.6712158366577842\r\n',
  watchSweep: firstBytes(stateOfStream) + events,
  watchAll: firstBytes(null) + events,
  getMetrics:
    '# HELP sweepq_workers Workers that take runs.\n# TYPE sweepq_workers gauge\nsweepq_workers 3\n',
};
