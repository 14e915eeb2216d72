import { expect, test } from 'vitest';
import { countStartup, sayPlace, sayPruning, saySearch } from './say-search.ts';

const grid = { strategy: 'grid', trials: null, seed: null, parallelism: null, startup: null };
const tpe = { strategy: 'tpe', trials: 100, seed: 0, parallelism: 8, startup: 10 };

test('a search is its strategy with the settings that belong to it', () => {
  expect(saySearch(grid)).toBe('grid');
  expect(saySearch({ ...grid, strategy: 'sobol', trials: 1, seed: 7 })).toBe(
    'sobol, 1 trial, seed 7',
  );
  expect(saySearch(tpe)).toBe('tpe, 100 trials, seed 0, 8 open');
});

test('a pruning rule is in words, without the settings that do not belong to it', () => {
  const none = { cohort: null, patience: null, startup: null, warmup: null };
  const halving = { ...none, rule: 'halving', eta: 3, minIterations: 75, cohort: 27 };
  expect(sayPruning(halving)).toBe('halving, η 3, from 75 iterations, cohorts of 27');
  expect(sayPruning({ ...none, rule: 'hyperband', eta: 2, minIterations: 1, patience: 2 })).toBe(
    'hyperband, η 2, from 1 iteration, patience 2 rungs',
  );
  expect(sayPruning({ ...halving, rule: 'median', startup: 5, warmup: 100 })).toBe(
    'median, η 3, from 75 iterations, cohorts of 27, from 5 results, warm-up 100 iterations',
  );
});

test('a trial waits at a rung, trains from it, or was pruned there', () => {
  const rungs = [75, 225, 675, 2000];
  expect(sayPlace('queued', 1, rungs)).toBe('waits at rung 1 (225 iterations)');
  expect(sayPlace('running', 0, rungs)).toBe('trains from rung 0 (75 iterations)');
  expect(sayPlace('pruned', 2, rungs)).toBe('pruned at rung 2 (675 iterations)');
  expect(sayPlace('queued', null, rungs)).toBe(undefined);
  expect(sayPlace('completed', 2, rungs)).toBe(undefined);
});

test('the first trials of an adaptive search do not see enough results to learn from', () => {
  expect(countStartup(tpe)).toBe(17);
  expect(countStartup({ ...tpe, parallelism: 1 })).toBe(10);
  expect(countStartup({ ...tpe, strategy: 'gp', startup: 1, parallelism: 1 })).toBe(2);
  expect(countStartup({ ...tpe, strategy: 'cmaes', startup: null })).toBe(0);
  expect(countStartup(grid)).toBe(0);
});
