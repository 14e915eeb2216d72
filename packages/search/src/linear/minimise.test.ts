import { expect, test } from 'vitest';
import { minimise, type Objective } from './minimise.ts';

const rosenbrock: Objective = (x) => {
  const [a = 0, b = 0] = x;
  const c = b - a * a;
  return {
    value: (1 - a) * (1 - a) + 100 * c * c,
    gradient: Float64Array.of(-2 * (1 - a) - 400 * a * c, 200 * c),
  };
};
const limits = (low: number, high: number) => ({
  lower: Float64Array.of(low, low),
  upper: Float64Array.of(high, high),
  mostEvaluations: 200,
  tolerance: 1e-8,
});

test('finds the minimum of Rosenbrock within 1e-6', () => {
  const x = minimise(rosenbrock, Float64Array.of(-1.2, 1), limits(-5, 5));
  for (const each of x) expect(each).toBeCloseTo(1, 6);
});

test('finds the minimum on a bound', () => {
  const [a, b] = minimise(rosenbrock, Float64Array.of(-1.2, 0.4), limits(-5, 0.5));
  expect(a).toBe(0.5);
  expect(b).toBeCloseTo(0.25, 6);
});

test('never evaluates more often than allowed', () => {
  let count = 0;
  const counted: Objective = (x) => {
    count += 1;
    return rosenbrock(x);
  };
  minimise(counted, Float64Array.of(-1.2, 1), { ...limits(-5, 5), mostEvaluations: 17 });
  expect(count).toBeLessThanOrEqual(17);
});

test('stays where the objective is finite', () => {
  const walled: Objective = (x) =>
    (x[0] as number) > 0.5
      ? { value: Number.NaN, gradient: Float64Array.of(Number.NaN, Number.NaN) }
      : rosenbrock(x);
  const [a] = minimise(walled, Float64Array.of(-1.2, 1), limits(-5, 5));
  expect(a).toBeLessThanOrEqual(0.5);
});
