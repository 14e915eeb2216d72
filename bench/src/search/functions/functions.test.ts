import { expect, test } from 'vitest';
import type { Objective } from '../objective.ts';
import { branin } from './branin.ts';
import { hartmann6 } from './hartmann-6.ts';
import { ackley, rastrigin, rosenbrock, sphere, styblinskiTang } from './sums.ts';
import { training } from './training.ts';

const all = (x: number, d: number) =>
  Object.fromEntries(Array.from({ length: d }, (_, k) => [`x${k + 1}`, x]));
const named = (...x: number[]) => Object.fromEntries(x.map((each, k) => [`x${k + 1}`, each]));

test.each<[Objective, Record<string, number | string>]>([
  [branin, { x: Math.PI, y: 2.275 }],
  [branin, { x: 3 * Math.PI, y: 2.475 }],
  [hartmann6, named(0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573)],
  [sphere(5), all(0, 5)],
  [rosenbrock(10), all(1, 10)],
  [ackley(5), all(0, 5)],
  [rastrigin(5), all(0, 5)],
  [styblinskiTang(5), all(-2.903534, 5)],
  [training, { rate: 1e-3, optimizer: 'adam', layers: 3, units: 128 }],
])('$name has its minimum where the literature says', ({ evaluate, minimum }, values) => {
  expect(evaluate(values)).toBeCloseTo(minimum, 5);
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'number' || name === 'layers') continue;
    const moved = { ...values, [name]: value * 1.05 + 0.001 };
    expect(evaluate(moved)).toBeGreaterThan(minimum);
  }
});
