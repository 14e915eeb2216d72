import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTick, planCostAxis, planIterationAxis } from './axes.ts';

const labels = (axis: { ticks: number[] }) => axis.ticks.map(formatTick);

test.each([
  [1, ['0', '1']],
  [3, ['0', '1', '2', '3']],
  [2000, ['0', '200', '400', '600', '800', '1,000', '1,200', '1,400', '1,600', '1,800', '2,000']],
  [1_000_000, ['0', '200,000', '400,000', '600,000', '800,000', '1,000,000']],
])('an axis of %i iterations has ticks at whole numbers', (end, expected) => {
  expect(labels(planIterationAxis(end))).toEqual(expected);
});

test.each([
  ['a usual descent', [0.69, 0.14], ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7']],
  ['tiny costs', [4e-7, 1e-7], ['1e-7', '1.5e-7', '2e-7', '2.5e-7', '3e-7', '3.5e-7', '4e-7']],
  [
    'equal costs',
    [0.5, 0.5],
    ['0.45', '0.46', '0.47', '0.48', '0.49', '0.5', '0.51', '0.52', '0.53', '0.54', '0.55'],
  ],
  [
    'costs of 0',
    [0, 0],
    ['-1', '-0.8', '-0.6', '-0.4', '-0.2', '0', '0.2', '0.4', '0.6', '0.8', '1'],
  ],
  ['an explosion', [0.7, 3, 9000], ['0.1', '1', '10', '100', '1,000', '10,000']],
])(
  '%s: the labels of ticks have all significant digits and no trailing zeros',
  (_, costs, expected) => {
    expect(labels(planCostAxis(costs))).toEqual(expected);
  },
);

test('all ticks of a cost axis have different labels, and the axis covers all costs', () => {
  const cost = fc.oneof(
    fc.double({ min: 1e-12, max: 1e6, noNaN: true }),
    fc.double({ min: 0.69, max: 0.69 + 1e-8, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(cost, { minLength: 1, maxLength: 20 }), (costs) => {
      const axis = planCostAxis(costs);
      expect(axis.ticks.length).toBeGreaterThan(1);
      expect(new Set(labels(axis)).size).toBe(axis.ticks.length);
      expect(axis.domain[0]).toBeLessThanOrEqual(Math.min(...costs));
      expect(axis.domain[1]).toBeGreaterThanOrEqual(Math.max(...costs));
    }),
  );
});
