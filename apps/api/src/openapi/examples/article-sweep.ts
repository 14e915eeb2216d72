// A sweep of the experiment of the article as a real service answered it, and its events. The examples are made of it.
export const id = 'swp_01m8m79424rh7capp3reb3r43e';
export const createdAt = '2026-11-29T17:57:37.476Z';
export const startedAt = '2026-11-29T17:57:37.826Z';
export const finishedAt = '2026-11-29T17:57:38.012Z';
export const datasetRef = {
  ...{ name: 'catvnoncat', version: 1 },
  digest: 'sha256:9fbb54780bc0b4f2bd4a924025baa2408b2f64d3f1cae4a7d8474d6b27a4a6d1',
  files: {
    train: 'sha256:fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242',
    test: 'sha256:6a9d39ce52fa85953c5834695b8534a30ed8cfd54971fb2f080b5a24d002b951',
  },
};
export const params = {
  ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  ...{ preprocessing: 'divide255', layers: [], activation: 'relu', initialization: 'normal' },
  ...{ optimizer: 'sgd', batchSize: 0, schedule: 'constant', classWeight: 'none' },
};
export const counts = {
  ...{ total: 4, queued: 0, running: 0, completed: 4, failed: 0, diverged: 0, cancelled: 0 },
  pruned: 0,
};

export const trial = {
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

export const sweep = {
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

export const run = {
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
export const best = {
  ...{ sweepId: id, trialId: trial.id, metric: 'metrics.test.accuracy' },
  value: metrics.test.accuracy,
};
const endOfTrial = { sweepId: id, trialId: trial.id, status: trial.status, metrics, rung: null };
/** The state of the sweep in the first event of its stream: it is still running. */
export const stateOfStream = {
  ...{ id, status: 'running', finishedAt: null, best: null, failure: null },
  counts: { ...counts, running: 4, completed: 0 },
  plannedTrials: counts.total,
};
export const endOfSweep = { sweepId: id, status: sweep.status, failure: null };

/** An event at the end of the sweep. */
export const event = (type: string, data: object, eventId: string | null = '1795975058012-0') => ({
  ...{ id: eventId, type, timestamp: finishedAt, data },
});
export const trialEnded = event('trial.ended', endOfTrial);
export const messageId = `${id}-d1795975058012-000002-0`;
