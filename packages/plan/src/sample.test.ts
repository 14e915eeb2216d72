import { paramsOf } from '@sweepq/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Axis, isRange } from './axis-values.ts';
import { countRuns, countTrials, planRuns, planTrial } from './plan.ts';
import { parseSpace } from './requests/expand-space.ts';
import { plannedSweepRequest } from './requests/sweep.ts';
import { sampleConfigurations } from './sample.ts';
import { createSobol, mostDimensions } from './sobol.ts';

const rate: Axis = { min: 1e-5, max: 1, scale: 'log', int: false };
const whole: Axis = { min: 3, max: 12, scale: 'linear', int: true };
const share: Axis = { min: -2, max: 5, scale: 'linear', int: false };

const someAxis = fc.oneof(
  fc.constantFrom<Axis>(rate, whole, share, [false, true], ['divide255', 'standardize']),
  fc.constantFrom<Axis>({ min: 1, max: 1000, scale: 'log', int: true }, [0.5], [1, 2, 3, 4, 5]),
);

describe.each(['random', 'sobol'] as const)('a sample by the strategy %s', (strategy) => {
  const sample = (axes: readonly Axis[], count: number, seed = 0) =>
    sampleConfigurations(axes, { strategy, seed }, count);

  test('contains no combination twice and no value outside its axis', () => {
    const axes = fc.array(someAxis, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(axes, fc.integer({ min: 1, max: 60 }), fc.nat(), (drawn, wanted, seed) => {
        const combinations = drawn.reduce((n, axis) => n * sizeOf(axis), 1);
        const count = Math.min(wanted, combinations);
        const configurations = sample(drawn, count, seed);
        expect(new Set(configurations.map((each) => each.join(' '))).size).toBe(count);
        for (const configuration of configurations) {
          for (const [k, value] of configuration.entries()) expectOn(drawn[k] as Axis, value);
        }
      }),
    );
  });

  test('is the same for the same seed, and differs for a different seed', () => {
    expect(sample([rate, whole], 50, 7)).toEqual(sample([rate, whole], 50, 7));
    expect(sample([rate, whole], 50, 7)).not.toEqual(sample([rate, whole], 50, 8));
  });

  test('contains every combination if the count equals their number', () => {
    const all = sample([whole, [false, true]], 20);
    expect(new Set(all.map((each) => each.join())).size).toBe(20);
  });

  test('has the same number of values in each decade of a logarithmic range, and in each tenth of a linear one', () => {
    const configurations = sample([rate, share], 1000) as [number, number][];
    for (let k = 0; k < 5; k++) {
      const inDecade = configurations.filter(([x]) => x >= 10 ** (k - 5) && x < 10 ** (k - 4));
      expect(Math.abs(inDecade.length - 200)).toBeLessThan(60);
    }
    for (let k = 0; k < 10; k++) {
      const inTenth = configurations.filter(([, x]) => Math.floor(((x + 2) / 7) * 10) === k);
      expect(Math.abs(inTenth.length - 100)).toBeLessThan(45);
    }
  });
});

test('of 64 consecutive points of Sobol’s sequence, one is in each 64th of every dimension', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const next = createSobol(mostDimensions, seed);
      for (let block = 0; block < 4; block++) {
        const points = Array.from({ length: 64 }, next);
        for (let k = 0; k < mostDimensions; k++) {
          const cells = points.map((point) => Math.floor((point[k] as number) * 64));
          expect(new Set(cells).size).toBe(64);
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('the first two dimensions of Sobol’s sequence hit every box of a 64th of the square once', () => {
  const next = createSobol(2, 5);
  const points = Array.from({ length: 64 }, next) as [number, number][];
  for (let wide = 0; wide <= 6; wide++) {
    const boxes = points.map(
      ([x, y]) => `${Math.floor(x * 2 ** wide)} ${Math.floor(y * 2 ** (6 - wide))}`,
    );
    expect(new Set(boxes).size).toBe(64);
  }
});

test('a sample reads each of its runs at every listed count, and has the requested number of trials', () => {
  const space = parseSpace({ learningRate: rate, iterations: [100, 200, 400] });
  const searched = { space, search: { strategy: 'random', trials: 10, seed: 0 } } as const;
  expect([countRuns(searched), countTrials(searched)]).toEqual([4, 10]);
  const runs = [...planRuns(searched)];
  expect(runs.map(({ readings }) => readings.length)).toEqual([3, 3, 3, 1]);
  for (const { run, hyperparameters, readings } of runs) {
    for (const { trial, iterations } of readings) {
      expect(planTrial(searched, trial)).toEqual({
        run,
        params: paramsOf(hyperparameters, iterations),
      });
    }
  }
  expect(() => planTrial(searched, 10)).toThrow(RangeError);
});

test('samples a range of iteration counts like any other range', () => {
  const iterations = { min: 100, max: 2000, scale: 'linear', int: true } as const;
  const space = parseSpace({ learningRate: rate, iterations });
  const searched = { space, search: { strategy: 'sobol', trials: 50, seed: 0 } } as const;
  const counts = [...planRuns(searched)].map(({ readings }) => readings[0]?.iterations ?? 0);
  expect(counts.every((count) => Number.isInteger(count) && count >= 100 && count <= 2000)).toBe(
    true,
  );
  expect(new Set(counts).size).toBeGreaterThan(40);
});

function sizeOf(axis: Axis): number {
  if (!isRange(axis)) return axis.length;
  return axis.int ? axis.max - axis.min + 1 : Number.POSITIVE_INFINITY;
}

function expectOn(axis: Axis, value: unknown) {
  if (!isRange(axis)) return expect(axis).toContain(value);
  expect(value).toBeGreaterThanOrEqual(axis.min);
  expect(value).toBeLessThanOrEqual(axis.max);
  return expect(Number.isInteger(value) || !axis.int).toBe(true);
}

test.each([
  ['a few neighbours', { min: 1, max: 1 + 2 ** -50 }, 5],
  ['the smallest numbers', { min: 5e-324, max: 1e-322 }, 20],
])('samples all of %s, and rejects a larger sample', (_title, ends, all) => {
  const searched = (trials: number) => ({
    space: parseSpace({ learningRate: { ...ends, scale: 'log', int: false }, iterations: [1] }),
    search: { strategy: 'random' as const, trials, seed: 0 },
  });
  const drawn = [...planRuns(searched(all))].map((run) => run.hyperparameters.learningRate);
  expect(new Set(drawn).size).toBe(all);
  const refused = plannedSweepRequest.safeParse({
    dataset: 'cats',
    space: { learningRate: { ...ends, scale: 'log' }, iterations: 1 },
    search: { strategy: 'random', trials: all + 1 },
  });
  expect(refused.error?.issues[0]?.message).toBe(`to be at most the ${all} trials of the space`);
});

test('samples small and large values of a range whose ratio overflows a double', () => {
  const widest: Axis = { min: 5e-324, max: 1e308, scale: 'log', int: false };
  const drawn = sampleConfigurations([widest], { strategy: 'sobol', seed: 0 }, 64).flat();
  expect(drawn.filter((value) => (value as number) < 1).length).toBeGreaterThan(24);
  expect(drawn.filter((value) => (value as number) > 1).length).toBeGreaterThan(24);
});
