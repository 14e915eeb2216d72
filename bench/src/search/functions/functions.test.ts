import { valuesByName } from '@sweepq/search';
import { expect, test } from 'vitest';
import { readFirstPoints, startOf } from '../first-points.ts';
import type { Objective } from '../objective.ts';
import { readOptunaResults } from '../optuna-results.ts';
import { bestWithin } from '../run-strategy.ts';
import { functions } from './functions.ts';

const known = (name: string) => functions.find((each) => each.name === name) as Objective;
const named = (...x: number[]) => Object.fromEntries(x.map((each, k) => [`x${k}`, each]));
const all = (x: number, d: number) => named(...Array.from({ length: d }, () => x));

test.each<[name: string, minimum: Record<string, number | string>]>([
  ['branin', named(Math.PI, 2.275)],
  ['branin', named(3 * Math.PI, 2.475)],
  ['hartmann6', named(0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573)],
  ['sphere5', all(0, 5)],
  ['rosenbrock10', all(1, 10)],
  ['ackley5', all(0, 5)],
  ['rastrigin5', all(0, 5)],
  ['styblinski-tang5', all(-2.903534, 5)],
  ['mixed', { rate: 10 ** -2.3, momentum: 0.8, width: 48, kind: 'normal' }],
])('%s has its minimum where the literature says', (name, values) => {
  const { evaluate, minimum } = known(name);
  expect(evaluate(values)).toBeCloseTo(minimum, 5);
  for (const [axis, value] of Object.entries(values)) {
    if (typeof value !== 'number' || axis === 'width') continue;
    expect(evaluate({ ...values, [axis]: value * 1.05 + 0.001 })).toBeGreaterThan(minimum);
  }
});

test('the functions give the values that the studies of Optuna recorded for the first 10 points', async () => {
  const [points, { results }] = await Promise.all([readFirstPoints(), readOptunaResults()]);
  expect(Object.keys(results).sort()).toEqual(functions.map(({ name }) => name).sort());
  for (const { name, space, evaluate } of functions) {
    const start = (seed: number) =>
      startOf(points, space, seed).map((each) => evaluate(valuesByName(space, each)));
    for (const studies of Object.values(results[name] ?? {})) {
      expect(studies.length).toBe(50);
      for (const [seed, improvements] of studies.entries()) {
        const values = start(seed);
        expect(values.length).toBe(10);
        for (let trial = 0; trial < 10; trial++) {
          const best = Math.min(...values.slice(0, trial + 1));
          const recorded = bestWithin(improvements, trial + 1);
          expect(Math.abs(recorded - best)).toBeLessThanOrEqual(
            1e-10 * Math.max(1, Math.abs(best)),
          );
        }
      }
    }
  }
});
