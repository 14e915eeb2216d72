import { expect, test } from 'vitest';
import type { Run, Trial } from '../http/resources.ts';
import { describeCosts, pickCosts } from './costs.ts';
import { describeDataset, explainStandIn } from './dataset.ts';
import { renderLeaderboard } from './leaderboard.ts';
import { createProgress } from './progress.ts';

const params = {
  learningRate: 0.005,
  seed: 0,
  initScale: 0.01,
  l2: 0,
  momentum: 0,
  nesterov: false,
  preprocessing: 'divide255' as const,
  iterations: 2000,
};

test('the shapes read as the article prints them', () => {
  const lines = describeDataset({
    name: 'catvnoncat',
    trainCount: 209,
    testCount: 50,
    imageShape: [64, 64, 3],
    featureCount: 12_288,
    classes: ['non-cat', 'cat'],
    classBalance: { train: [137, 72], test: [17, 33] },
  });
  expect(lines).toContain('  Number of training examples: m_train = 209 (137 non-cat, 72 cat)');
  expect(lines).toContain('  train_set_x shape: (209, 64, 64, 3)');
  expect(lines).toContain('  Flattened: (209, 12288) and (50, 12288)');
});

test('a stand-in for the photographs is said, and only then', () => {
  expect(explainStandIn(['synthetic-cats'])).toMatch(/could not be had here/);
  expect(explainStandIn(['catvnoncat', 'synthetic-cats'])).toBeUndefined();
});

test('costs are every 500 iterations, and the last', () => {
  const points = Array.from({ length: 1200 }, (_, i): [number, number] => [i, 1 / (i + 1)]);
  const costs = pickCosts(points);
  expect(costs.map(({ iteration }) => iteration)).toEqual([0, 500, 1000, 1199]);
  expect(describeCosts(params, costs).slice(0, 2)).toEqual([
    'learning rate = 0.005',
    '  Cost after iteration 0: 1.000000',
  ]);
});

test('the leaderboard keeps its order, and says of a trial without numbers how it stands', () => {
  const metrics = { trainCost: 0.135627253, trainAccuracy: 207 / 209, testAccuracy: 0.7 };
  const trial: Trial = { id: 't', runId: 'r', status: 'completed', params, metrics, failure: null };
  const table = renderLeaderboard([trial, { ...trial, status: 'failed', metrics: null }]);
  const [, first = '', second = ''] = table.split('\n');
  expect(first.trim().split(/ {2,}/)).toEqual(['0.005', '2000', '0.135627', '99.04 %', '70.00 %']);
  expect(second.trim().split(/ {2,}/)).toEqual(['0.005', '2000', 'failed']);
});

test('off a terminal, progress is a plain line at each quarter and none twice', () => {
  let text = '';
  const progress = createProgress({
    write: (chunk) => {
      text += chunk;
    },
  });
  const run: Run = {
    id: 'r',
    status: 'running',
    hyperparameters: params,
    iterations: 2000,
    iteration: 0,
    cost: null,
  };
  progress.show([{ ...run, status: 'queued' }, run]);
  for (const iteration of [10, 499, 500, 510, 2000])
    progress.show([{ ...run, iteration, cost: 0.5 }]);
  progress.stop();
  expect(text.trimEnd().split('\n')).toEqual([
    'learning rate = 0.005: iteration 0 of 2000',
    'learning rate = 0.005: iteration 500 of 2000, cost 0.500000',
    'learning rate = 0.005: iteration 2000 of 2000, cost 0.500000',
  ]);
});
