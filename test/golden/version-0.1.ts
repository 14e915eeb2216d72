// Translates recorded answers of version 0.1 to the present shapes of the API. Numbers and texts stay as they were recorded.
import { createHash } from 'node:crypto';
import type { Model } from '@sweepq/client';
import type { Answer } from './answers.ts';

type Fields = Record<string, unknown>;
/** An answer to compare: the parsed body of JSON, else its text. An unsuccessful answer has no body. */
type Compared = { path: string; status: number; body?: unknown };

const metricPaths: Readonly<Record<string, string>> = {
  validationAccuracy: 'metrics.validation.accuracy',
  validationCost: 'metrics.validation.cost',
  testAccuracy: 'metrics.test.accuracy',
  trainAccuracy: 'metrics.train.accuracy',
  trainCost: 'metrics.train.cost',
};
const paramNames = [
  ...['learningRate', 'seed', 'initScale', 'l2', 'momentum', 'nesterov', 'preprocessing'],
  'iterations',
];
const pathOf = (name: string) =>
  metricPaths[name] ?? (paramNames.includes(name) ? `params.${name}` : name);

/** Returns what the present version must answer where version 0.1 gave this answer. */
export function translate({ path: before, status, body }: Answer): Compared {
  const path = before
    .replace(/sort=(\w+)/, (_, name: string) => `sort=${pathOf(name)}`)
    .replace(/\/weights$/, '/model.json');
  if (status !== 200) return { path, status };
  if (path.endsWith('trials.csv')) return { path, status, body: translateTable(body) };
  // The model of a trial was recorded as a hash.
  if (/\.csv$|model\.json$/.test(path)) return { path, status, body };
  return { path, status, body: translateJson(path, JSON.parse(body) as Fields) };
}

/** Returns a present answer in the form of `translate`. */
export function comparable({ path, status, body }: Answer): Compared {
  if (status !== 200) return { path, status };
  if (path.endsWith('/model.json')) return { path, status, body: hashWeights(JSON.parse(body)) };
  return { path, status, body: path.endsWith('.csv') ? body : JSON.parse(body) };
}

function translateJson(path: string, answer: Fields): unknown {
  const page = answer as { items: Fields[] };
  if (path.startsWith('/v1/sweeps?')) return { ...answer, items: page.items.map(toSweep) };
  if (/\/runs\?/.test(path)) return { ...answer, items: page.items.map(toRun) };
  if (/\/trials\?/.test(path)) return { ...answer, items: page.items.map(toTrial) };
  if (/\/cost-curves\?/.test(path)) return { ...answer, items: page.items.map(toCurve) };
  if (path.endsWith('/cost-curve')) return toCurve(answer);
  if (path.endsWith('/importance')) return toImportance(answer);
  return path.startsWith('/v1/trials/') ? toTrial(answer) : toSweep(answer);
}

function toSweep(sweep: Fields): Fields {
  const { dataset, datasetSha256, space, search, validation, earlyStopping, objective } = sweep;
  const { id, name, tags, note, archived, status, priority, planVersion, counts, best } = sweep;
  const { reuse, stop, webhooks, stoppedBy, failure, createdAt, finishedAt } = sweep;
  const { metric, direction } = objective as { metric: string; direction: string };
  const { train, test } = datasetSha256 as { train: string; test: string };
  const files = { train: `sha256:${train}`, test: `sha256:${test}` };
  const digest = createHash('sha256').update(`${files.train}\n${files.test}\n`).digest('hex');
  return {
    ...{ id, status, name, tags, note, archived, priority, planVersion },
    // Version 0.1 had no pruning, and every trial was planned at the submit.
    counts: { ...(counts as Fields), pruned: 0 },
    plannedTrials: (counts as { total: number }).total,
    spec: {
      ...{ name, tags, note, validation, earlyStopping, reuse, priority, webhooks },
      space: toSpace(space as Fields),
      dataset: { name: dataset, version: 1, digest: `sha256:${digest}`, files },
      search: toSearch(search as Fields),
      pruning: null,
      objective: { metric: metricPaths[metric], direction },
      stop: stop && { ...noStopRules, ...(stop as Fields) },
    },
    extensions: (sweep.extensions as Fields[]).map(toExtension),
    best: best && toTrial(best as Fields),
    schedule: null,
    ...{ stoppedBy, failure, createdAt, finishedAt },
    warnings: (sweep.warnings as { code: string; message: string }[]).map(({ code, message }) => ({
      code,
      message: message
        .replaceAll(/`(\w+)`/g, (text, name: string) =>
          name in metricPaths ? `\`${metricPaths[name]}\`` : text,
        )
        .replace(/: a trial that was chosen by the test split .* instead\.$/, rankedByTest),
    })),
  };
}

const noStopRules = { maxSeconds: null, target: null, maxFailures: null, maxIterations: null };

const toSearch = (search: Fields) => ({
  ...{ trials: null, seed: null, parallelism: null, startup: null },
  ...search,
});

/** Version 0.1 trained the unit only, with the optimization of the article. */
const laterAxes = {
  ...{ layers: [[]], activation: ['relu'], initialization: null },
  ...{ optimizer: ['sgd'], batchSize: [0], schedule: ['constant'], classWeight: ['none'] },
};
const laterParams = {
  ...{ layers: [], activation: 'relu', initialization: 'normal' },
  ...{ optimizer: 'sgd', batchSize: 0, schedule: 'constant', classWeight: 'none' },
};

function toSpace(space: Fields): Fields {
  const axes = Object.entries(space).map(([name, axis]) => [
    name,
    Array.isArray(axis) ? axis : { ...(axis as Fields), step: null, count: null },
  ]);
  return { ...Object.fromEntries(axes), ...laterAxes };
}

const toExtension = ({ search, space, ...extension }: Fields) => ({
  ...{ iterations: null, trials: null, planVersion: null },
  ...extension,
  space: space ? toSpace(space as Fields) : null,
  search: search ? toSearch(search as Fields) : null,
});

function toRun({ hyperparameters, iterations, curveSha256, seconds, ...run }: Fields): Fields {
  return {
    ...run,
    index: Number(`${run.id}`.split('-r')[1]),
    params: { ...(hyperparameters as Fields), iterations, ...laterParams },
    curveDigest: curveSha256 && `sha256:${curveSha256}`,
    trainedMs: typeof seconds === 'number' ? Math.round(seconds * 100_000) / 100 : seconds,
    // Version 0.1 kept no attempts, and had no folds.
    lastAttempts: run.attempts === 0 ? [] : null,
    folds: null,
  };
}

function toTrial({ metrics, bias: _bias, modelSha256, stoppedAt, ...trial }: Fields): Fields {
  return {
    ...trial,
    params: { ...(trial.params as Fields), ...laterParams },
    index: Number(`${trial.id}`.split('-t')[1]),
    metrics: metrics && toMetrics(metrics as Fields),
    modelDigest: modelSha256 && `sha256:${modelSha256}`,
    stoppedIteration: stoppedAt,
    rung: null,
  };
}

function toMetrics({ trainCost, trainAccuracy, testAccuracy, ...held }: Fields) {
  const { validationCost: cost = null, validationAccuracy: accuracy } = held;
  return {
    train: { cost: trainCost, accuracy: trainAccuracy, ...notMeasured },
    validation:
      accuracy === undefined ? null : { cost, accuracy, ...notMeasured, std: null, folds: null },
    test: { cost: null, accuracy: testAccuracy, ...notMeasured },
  };
}

/** Version 0.1 measured only accuracies and costs. */
const notMeasured = {
  ...{ balancedAccuracy: null, precision: null, recall: null, f1: null, rocAuc: null },
};
const laterMetrics = [
  'metrics.test.cost',
  ...['validation', 'test', 'train'].flatMap((split) =>
    Object.keys(notMeasured).map((measure) => `metrics.${split}.${measure}`),
  ),
];

const toCurve = ({ points, ...curve }: Fields) => ({
  ...curve,
  points: (points as [number, number][]).map(([iteration, cost]) => ({ iteration, cost })),
});

const toImportance = ({ metric, importances, ...answer }: Fields) => ({
  ...answer,
  metric: metricPaths[`${metric}`],
  importances: (importances as Fields[]).map(({ hyperparameter, ...rest }) => ({
    param: `params.${hyperparameter}`,
    ...rest,
  })),
});

const columns: Readonly<Record<string, string>> = {
  modelSha256: 'modelDigest',
  failureCode: 'failure.code',
  failureMessage: 'failure.message',
  stoppedAt: 'stoppedIteration',
};

/** Translates the table of trials: other names, an index, no bias, `stoppedIteration` after the metrics, and at the end an empty `rung` and the hyperparameters and metrics that version 0.1 did not have. */
function translateTable(csv: string): string {
  const [head = '', ...rows] = csv.split('\r\n');
  const names = head.split(',').map((name) => columns[name] ?? pathOf(name));
  const order = ['id', 'index', ...names.filter((name) => !['id', 'bias'].includes(name))];
  order.splice(order.indexOf('stoppedIteration'), 1);
  order.splice(order.indexOf('modelDigest'), 0, 'stoppedIteration');
  const later = Object.keys(laterParams).map((name) => `params.${name}`);
  order.push('rung', ...later, ...laterMetrics, ...deviations);
  const lines = rows.map((row) => {
    if (row === '') return '';
    const cells = Object.fromEntries(splitRow(row).map((cell, k) => [names[k] ?? '', cell]));
    const { id = '', modelDigest: hash } = cells;
    const more = { index: id.split('-t')[1], modelDigest: hash && `sha256:${hash}` };
    const ofUnit = Object.fromEntries(later.map((name, k) => [name, valuesOfUnit[k] ?? '']));
    return order.map((name) => ({ ...cells, ...more, ...ofUnit })[name]).join(',');
  });
  return [order.join(','), ...lines].join('\r\n');
}

const deviations = [
  'accuracy',
  'cost',
  'balancedAccuracy',
  'precision',
  'recall',
  'f1',
  'rocAuc',
].map((measure) => `metrics.validation.std.${measure}`);

const valuesOfUnit = ['none', 'relu', 'normal', 'sgd', '0', 'constant', 'none'];

/** Splits a row at its commas, except those in quotes. */
const splitRow = (row: string) =>
  [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) => cell);

/** Returns the hash of the answer that version 0.1 gave about a model. */
function hashWeights({ trialId, digest, preprocessing, validation, layers }: Model): string {
  const { name, ...scaling } = preprocessing;
  const [layer] = layers;
  const text = JSON.stringify({
    ...{ trialId, modelSha256: digest?.replace('sha256:', '') ?? null, preprocessing: name },
    ...{ scaling, validation, bias: layer?.bias[0], weights: layer?.weights[0] },
  });
  return createHash('sha256').update(text).digest('hex');
}

/** The present end of the warning `ranked-by-test`. */
const rankedByTest =
  '. The value of the best trial is too optimistic, because this trial is chosen and measured with the same images. Rank by folds of the training set, with `"validation": {"folds": 5}`, instead.';
