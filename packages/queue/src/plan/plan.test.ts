import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpace } from '../schemas/space.ts';
import { countRuns, countTrials, planRuns, planTrial } from './plan.ts';

const spaces = fc
  .record({
    learningRate: fc.uniqueArray(fc.double({ min: 1e-6, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 5,
    }),
    iterations: fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }),
    seed: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }),
    initScale: fc.constantFrom(0, 0.01, 1),
  })
  .map(parseSpace);

test('a plan holds every combination of a space once, and nothing else', () => {
  fc.assert(
    fc.property(spaces, (space) => {
      const expected = space.learningRate.flatMap((learningRate) =>
        space.seed.flatMap((seed) =>
          space.initScale.flatMap((initScale) =>
            space.iterations.map((iterations) => ({ learningRate, seed, initScale, iterations })),
          ),
        ),
      );
      const planned = [...planRuns(space)].flatMap(({ hyperparameters, readings }) =>
        readings.map(({ iterations }) => ({ ...hyperparameters, iterations })),
      );
      expect(planned).toEqual(expected);
      expect(countTrials(space)).toBe(expected.length);
    }),
  );
});

test('a trial found by its index is the reading of its run', () => {
  fc.assert(
    fc.property(spaces, (space) => {
      const runs = [...planRuns(space)];
      expect(runs).toHaveLength(countRuns(space));
      for (const { run, hyperparameters, readings } of runs) {
        for (const { trial, iterations } of readings) {
          expect(planTrial(space, trial)).toEqual({
            run,
            params: { ...hyperparameters, iterations },
          });
        }
      }
    }),
  );
});

test('trials that differ only in their iteration count share a run, by ascending count', () => {
  const space = parseSpace({ learningRate: [0.1, 0.2], iterations: [2000, 500, 1000] });
  expect([...planRuns(space)].map(({ readings }) => readings.map((r) => r.iterations))).toEqual([
    [500, 1000, 2000],
    [500, 1000, 2000],
  ]);
});

test('an index beyond the plan is refused', () => {
  const space = parseSpace({ learningRate: 0.1, iterations: 10 });
  expect(() => planTrial(space, 1)).toThrow(RangeError);
});
