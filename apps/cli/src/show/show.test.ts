import type { Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { renderAudit } from './audit.ts';
import { describeCosts, describePeak, describeRate, pickCosts } from './costs.ts';
import { describeDataset, explainStandIn } from './dataset.ts';
import { renderLeaderboard } from './leaderboard.ts';
import { createStyle, takesColour } from './style.ts';
import { showCounts } from './sweep.ts';
import { showValue } from './values.ts';
import { variedIn } from './varied.ts';

const params = {
  learningRate: 0.005,
  seed: 0,
  initScale: 0.01,
  l2: 0,
  momentum: 0,
  nesterov: false,
  preprocessing: 'divide255' as const,
  layers: [] as number[],
  activation: 'relu' as const,
  initialization: 'normal' as const,
  iterations: 2000,
};

const unknown = {
  ...{ balancedAccuracy: null, precision: null, recall: null, f1: null, rocAuc: null },
};
const metricsOf = (cost: number, accuracy: number) => ({
  train: { cost, accuracy, ...unknown },
  validation: null,
  test: { cost: null, accuracy: 0.7, ...unknown },
});

test('prints the accuracies of an audit in percent, and all digits if the metric is not known', () => {
  const trial = { trialId: 'swp_1-t3', value: 0.8125 };
  const audit = {
    ...{ prunedTrials: 9, audited: 4, diverged: 0, skipped: 0, beatingBest: 1, beatingWorst: 2 },
    ...{ best: { trialId: 'swp_1-t1', value: 0.75 }, worst: null, bestAudited: trial },
    ...{ regret: 0.0625, savedIterations: 800, trainedIterations: 300, wrong: [trial] },
  };
  const plain = createStyle(false);
  expect(renderAudit(audit, 'metrics.test.accuracy', plain).split('\n')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^best +swp_1-t1: 75\.00 %$/),
      expect.stringMatching(/^best audited +swp_1-t3: 81\.25 %$/),
      expect.stringMatching(/^regret +6\.25 points of the test accuracy$/),
      'swp_1-t3 was pruned, and ends at 81.25 %',
    ]),
  );
  expect(renderAudit(audit, undefined, plain)).toMatch(/^regret +0\.0625$/m);
});

test('prints the shapes of a dataset in the format of the article', () => {
  const lines = describeDataset({
    name: 'catvnoncat',
    ...{ version: 1, digest: '', files: { train: '', test: '' } },
    trainCount: 209,
    testCount: 50,
    imageShape: [64, 64, 3],
    featureCount: 12_288,
    classes: [
      { name: 'non-cat', trainCount: 137, testCount: 17 },
      { name: 'cat', trainCount: 72, testCount: 33 },
    ],
    warnings: [{ code: 'class-names-alike', message: 'Both are cats.' }],
    ...{ range: [0, 255], duplicates: null, createdAt: null, import: null },
  });
  expect(lines).toContain('  Number of training examples: m_train = 209 (137 non-cat, 72 cat)');
  expect(lines).toContain('  train_set_x shape: (209, 64, 64, 3)');
  expect(lines).toContain('  Flattened: (209, 12288) and (50, 12288)');
  expect(lines.at(-1)).toBe('  Warning: Both are cats.');
});

test('explains the synthetic dataset only if the photographs are missing', () => {
  expect(explainStandIn(['synthetic-cats'])).toMatch(/catvnoncat is not available here/);
  expect(explainStandIn(['catvnoncat', 'synthetic-cats'])).toBeUndefined();
});

test('picks the costs at multiples of 500 iterations and at the last iteration', () => {
  const points = Array.from({ length: 1200 }, (_, i) => ({ iteration: i, cost: 1 / (i + 1) }));
  const costs = pickCosts(points, 500);
  expect(costs.map(({ iteration }) => iteration)).toEqual([0, 500, 1000, 1199]);
  expect(describeCosts(costs).slice(0, 2)).toEqual([
    'Cost after iteration 0: 1.000000',
    'Cost after iteration 500: 0.001996',
  ]);
  expect(describeRate(params)).toBe('learning rate = 0.005');
});

test('prints the next stored point if a thinned curve lacks the requested one', () => {
  const points = [0, 99, 103, 180, 250, 399, 650, 660, 700, 701].map((iteration) => ({
    iteration,
    cost: 1,
  }));
  const picked = pickCosts(points, 100).map(({ iteration }) => iteration);
  expect(picked).toEqual([0, 103, 250, 399, 650, 700, 701]);
  expect(pickCosts([], 100)).toEqual([]);
});

test('prints the highest cost in a separate line if it is between two printed costs', () => {
  const points = Array.from({ length: 1200 }, (_, i) => ({ iteration: i, cost: 1 / (i + 1) }));
  expect(describePeak(points, pickCosts(points, 500))).toEqual([]);
  points[57] = { iteration: 57, cost: 1.25 };
  expect(describePeak(points, pickCosts(points, 500))).toEqual([
    'Highest cost, after iteration 57: 1.250000',
  ]);
});

test('the leaderboard keeps the given order and shows the status of a trial without metrics', () => {
  const metrics = metricsOf(0.135627253, 207 / 209);
  const trial = { id: 's-t7', sweepId: 's', status: 'completed', params, metrics } as Trial;
  const trials: Trial[] = [trial, { ...trial, status: 'failed', metrics: null }];
  const style = createStyle(false);
  const table = renderLeaderboard(trials, { style });
  const [, first = '', second = ''] = table.split('\n');
  expect(first.trim().split(/ {2,}/)).toEqual(['0.005', '2000', '0.135627', '99.04 %', '70.00 %']);
  expect(second.trim().split(/ {2,}/)).toEqual(['0.005', '2000', 'failed']);
  expect(renderLeaderboard(trials, { style, ids: true })).toMatch(/^t7 .*\nt7 /m);
});

test('a table with cut trials has columns for their status and the iteration of the cut', () => {
  const metrics = metricsOf(0.5, 1);
  const completed = { id: 's-t7', sweepId: 's', status: 'completed', params, metrics } as Trial;
  const cut: Trial = { ...completed, status: 'cancelled', stoppedIteration: 740 };
  const table = renderLeaderboard([completed, cut], { style: createStyle(false) });
  const rows = table.split('\n').map((line) => line.trim().split(/ {2,}/));
  expect(rows[0]?.slice(0, 2)).toEqual(['status', 'stopped at']);
  expect(rows[1]?.[0]).toBe('completed');
  expect(rows[2]?.slice(0, 2)).toEqual(['cancelled', '740']);
});

test('colours are used on terminals, unless an option or a variable says otherwise', () => {
  const terminal = { isTTY: true };
  expect(takesColour(terminal, {}, true)).toBe(true);
  expect(takesColour(terminal, { TERM: 'dumb' }, true)).toBe(false);
  expect(takesColour(terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
  expect(takesColour(terminal, {}, false)).toBe(false);
  expect(takesColour({}, {}, true)).toBe(false);
  expect(takesColour({}, { FORCE_COLOR: '1' }, true)).toBe(true);
  expect(takesColour(terminal, { FORCE_COLOR: '0' }, true)).toBe(false);
});

test('counts omit statuses without a trial, and a sweep without a trial has no list of them', () => {
  const none = { total: 0, queued: 0, running: 0, completed: 0, failed: 0, diverged: 0 };
  const counts = { ...none, cancelled: 0, pruned: 0 };
  expect(showCounts({ ...counts, total: 3, completed: 2, pruned: 1 })).toBe(
    '3 trials: 2 completed, 1 pruned',
  );
  expect(showCounts(counts)).toBe('0 trials');
});

test('values have 6 significant digits', () => {
  expect([0.000753315095147334, 4_294_967_295, true].map(showValue)).toEqual([
    ...['0.000753315', '4294967295', 'true'],
  ]);
});

test('shows the hyperparameters that differ in a sweep, extensions included', () => {
  const space = {
    ...{ learningRate: [0.1], iterations: [10], seed: [0], initScale: [0.01], l2: [0] },
    ...{ momentum: [0], nesterov: [false], preprocessing: ['divide255' as const] },
    ...{ layers: [[]], activation: ['relu' as const], initialization: null },
    ...{ optimizer: ['sgd'], batchSize: [0], schedule: ['constant'], classWeight: ['none'] },
  };
  const int = { scale: 'linear' as const, int: true, step: null, count: null };
  expect(variedIn({ spec: { space }, extensions: [] })).toEqual(['learningRate']);
  expect(
    variedIn({ spec: { space: { ...space, seed: { min: 0, max: 9, ...int } } }, extensions: [] }),
  ).toEqual(['learningRate', 'seed']);
  const listed = [space, { ...space, momentum: [0.9] }];
  expect(variedIn({ spec: { space: listed }, extensions: [] })).toEqual([
    'learningRate',
    'momentum',
  ]);
  const one = { spec: { space: { ...space, seed: { min: 0, max: 9, ...int, count: 1 } } } };
  expect(variedIn({ ...one, extensions: [] })).toEqual(['learningRate']);
  const none = { iterations: null, trials: null, space: null, search: null, planVersion: null };
  const extensions = [
    { ...none, iterations: 20 },
    { ...none, space: { ...space, l2: [0.5] } },
  ];
  expect(variedIn({ spec: { space }, extensions })).toEqual(['learningRate', 'iterations', 'l2']);
});
