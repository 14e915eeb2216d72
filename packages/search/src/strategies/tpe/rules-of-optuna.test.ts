// The constants of Optuna 5: `default_gamma`, `default_weights`, and the bandwidth of its multivariate estimator.
import { expect, test } from 'vitest';
import type { Visible } from '../../history/visible-to.ts';
import { bandwidth } from './bandwidth.ts';
import { kernelWeights } from './kernel-weights.ts';
import { splitTrials } from './split-trials.ts';

test.each([
  [0, 1, 1 / 2],
  [1, 1, 1 / 3],
  [10, 5, 0.2 * 10 ** (-1 / 9)],
  [90, 2, 0.2 * 90 ** (-1 / 6)],
  [10_000, 1, 0.2 * 10_000 ** (-1 / 5)],
  [1e8, 1, 0.01],
])('the bandwidth of %i kernels in %i dimensions is %f', (n, d, sigma) => {
  expect(bandwidth(n, d)).toBeCloseTo(sigma, 14);
});

test('weights rise from 1 / n to 1, and the last 25 kernels and the prior have the same weight', () => {
  const ratios = (n: number) => [...kernelWeights(n)].map((w, _, all) => w / (all[n] as number));
  expect(ratios(3)).toEqual([1, 1, 1, 1]);
  expect(ratios(25)).toEqual(Array(26).fill(1));
  const [first, second, third, ...rest] = ratios(28);
  expect([first, second, third].map((w) => w?.toFixed(12))).toEqual(
    [1 / 28, (1 + 1 / 28) / 2, 1].map((w) => w.toFixed(12)),
  );
  expect(rest).toEqual(Array(26).fill(1));
  expect(kernelWeights(40).reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 14);
});

test.each([
  [9, 1],
  [10, 1],
  [11, 2],
  [240, 24],
  [250, 25],
  [1000, 25],
])('of %i results, %i are good, and pending trials are not', (count, good) => {
  // The score of trial k falls with k, so the last results are the best. Three more trials are pending.
  const trial = count + 3;
  const visible: Visible = {
    ...{ trial, count, scoreAt: () => Number.NaN },
    rungs: new Int16Array(trial).fill(0).fill(-1, count),
    scores: Float64Array.from({ length: trial }, (_, k) => (k < count ? -k : Number.NaN)),
    costs: new Float64Array(trial),
  };
  const { below, above } = splitTrials(visible);
  expect(below).toEqual(Array.from({ length: good }, (_, k) => count - 1 - k));
  expect(above.length).toBe(trial - good);
  expect(above.slice(-3)).toEqual([count, count + 1, count + 2]);
});
