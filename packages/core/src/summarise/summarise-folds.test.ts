import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summariseFolds } from './summarise-folds.ts';

test('the standard deviation has the divisor k, as `np.std` and `std_test_score` of scikit-learn', () => {
  // >>> v = [0.9, 0.8, 0.85, 0.7]; np.mean(v), np.std(v)
  const { mean, std } = summariseFolds([0.9, 0.8, 0.85, 0.7]);
  expect(mean).toBeCloseTo(0.8125, 15);
  expect(std).toBeCloseTo(0.07395099728874523, 15);
});

test('a metric that is null in one fold is null', () => {
  expect(summariseFolds([0.9, null, 0.8])).toEqual({ mean: null, std: null });
  expect(summariseFolds([])).toEqual({ mean: null, std: null });
});

test('the mean of k equal values is this value, and their deviation 0, within k 2^−52 of the value', () => {
  const aMetric = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(aMetric, fc.integer({ min: 1, max: 20 }), (value, k) => {
      const { mean, std } = summariseFolds(Array(k).fill(value));
      const bound = k * 2 ** -52 * value;
      expect(Math.abs((mean ?? Number.NaN) - value)).toBeLessThanOrEqual(bound);
      expect(std).toBeLessThanOrEqual(bound);
    }),
  );
});
