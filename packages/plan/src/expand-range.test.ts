import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandedSpace } from '../fixtures/expanded-space.ts';
import { countSteps, listLinear, listLog, listSteps } from './expand-range.ts';

const real = (min: number, max: number) => ({ min, max, int: false });
const whole = (min: number, max: number) => ({ min, max, int: true });

describe('a range with a step contains both its bounds, to the bit', () => {
  test.each([
    // The value of 3 * 1e-4 in Python and JavaScript: 17 digits.
    [3 * 1e-4, 0.001, 1e-4, [3 * 1e-4, 0.0004, 0.0005, 0.0006, 0.0007, 0.0008, 0.0009, 0.001]],
    [1 / 3, 1, 1 / 3, [1 / 3, 0.666666666666667, 1]],
    [0.1 + 0.2, 0.1 + 0.2, 0.1, [0.1 + 0.2]],
    [0.1, 0.1 + 0.2, 0.1, [0.1, 0.2, 0.1 + 0.2]],
    [0.7, 0.7 + 3 * 0.1, 0.1, [0.7, 0.8, 0.9, 0.7 + 3 * 0.1]],
    [0, 0.5, 0.1, [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    [0.9999999999, 0.99999999990025, 1e-13, [0.9999999999, 0.9999999999001, 0.9999999999002]],
    // The upper bound is not a multiple of the step from the lower bound.
    [1, 2, 0.4, [1, 1.4, 1.8]],
    [0.1, 0.2, 0.5, [0.1]],
    // The lower bound is within the slack of the upper bound.
    [0.3, 0.1 + 0.2, 0.1, [0.3]],
    [0.9899999999999984, 0.9899999999999989, 1, [0.9899999999999984]],
    [5e-324, 2e-323, 5e-324, [5e-324, 1e-323, 1.5e-323, 2e-323]],
    [1e308, Number.MAX_VALUE, 7e307, [1e308, 1.7e308]],
  ])('%d … %d by %d', (min, max, step, expected) => {
    expect(listSteps(real(min, max), step)).toEqual(expected);
    expect(countSteps(real(min, max), step)).toBe(expected.length);
  });

  test('a range from k · s to (k + 3) · s with step s has 4 values, for 195 pairs of k and s', () => {
    for (const step of [0.1, 0.01, 0.001, 0.0001, 1e-5]) {
      for (let k = 1; k < 40; k++) {
        const [min, max] = [k * step, (k + 3) * step];
        const digits = String(step).length;
        const inner = [1, 2].map((j) => Number(((k + j) * step).toFixed(digits)));
        expect(listSteps(real(min, max), step)).toEqual([min, ...inner, max]);
      }
    }
  });

  test('for any bounds and steps, both bounds are kept and the steps are equal within 8e-15 of the upper bound', () => {
    const ends = fc.tuple(
      fc.double({ min: 0, max: 1e3, noNaN: true }),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 500 }),
    );
    fc.assert(
      fc.property(ends, ([min, step, steps]) => {
        const max = min + steps * step;
        const values = listSteps(real(min, max), step);
        expect(values).toHaveLength(steps + 1);
        expect([values[0], values.at(-1)]).toEqual([min, max]);
        const most = Math.max(...values.map((value, k) => Math.abs(value - (min + k * step))));
        expect(most).toBeLessThanOrEqual(8e-15 * max);
      }),
    );
  });
});

describe('a range with a count contains both its bounds, and short decimals between them', () => {
  test.each([
    ['linear', 1, 2, 3, [1, 1.5, 2]],
    ['linear', 0.1, 0.7, 7, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]],
    ['linear', 3 * 0.1, 7 * 0.1, 5, [3 * 0.1, 0.4, 0.5, 0.6, 7 * 0.1]],
    ['linear', 0, 5e-324, 3, [0, 5e-324]],
    ['linear', 3, 9, 1, [3]],
    ['linear', 0.3, 0.3, 4, [0.3]],
    ['linear', 1, 1 + 2 ** -51, 3, [1, 1 + 2 ** -52, 1 + 2 ** -51]],
    ['log', 1e-6, 1, 7, [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1]],
    ['log', 3 * 1e-4, 3 * 1e-1, 4, [3 * 1e-4, 0.003, 0.03, 3 * 1e-1]],
    ['log', 1, 16, 5, [1, 2, 4, 8, 16]],
    ['log', 1, 3, 3, [1, 1.73205080756888, 3]],
    ['log', 5, 9, 2, [5, 9]],
    ['log', 5, 9, 1, [5]],
    ['log', 0.3, 0.3, 4, [0.3]],
    ['log', 5e-324, Number.MAX_VALUE, 3, [5e-324, 2.99807699606124e-8, Number.MAX_VALUE]],
  ])('%s, %d … %d, %d values', (scale, min, max, count, expected) => {
    const list = scale === 'log' ? listLog : listLinear;
    expect(list(real(min, max), count)).toEqual(expected);
  });

  test('each of 66 log grids of whole decades from 1e-8 to 1e3 contains every decade', () => {
    for (let from = -8; from <= 2; from++) {
      for (let to = from + 1; to <= 3; to++) {
        const decades = Array.from({ length: to - from + 1 }, (_, k) => Number(`1e${from + k}`));
        const [min = 0, max = 0] = [decades[0], decades.at(-1)];
        expect(listLog(real(min, max), decades.length)).toEqual(decades);
        const halves = listLog(real(min, max), 2 * decades.length - 1);
        expect(halves.filter((_, k) => k % 2 === 0)).toEqual(decades);
      }
    }
  });

  test('a log grid has equal ratios, to 15 digits', () => {
    const ends = fc.tuple(
      fc.double({ min: 1e-12, max: 1e12, noNaN: true }),
      fc.double({ min: 1.001, max: 1e6, noNaN: true }),
      fc.integer({ min: 2, max: 400 }),
    );
    fc.assert(
      fc.property(ends, ([min, ratio, count]) => {
        const max = min * ratio;
        const values = listLog(real(min, max), count);
        expect([values.length, values[0], values.at(-1)]).toEqual([count, min, max]);
        const exactAt = (k: number) => min * Math.exp((Math.log(max / min) * k) / (count - 1));
        const most = Math.max(...values.map((value, k) => Math.abs(value / exactAt(k) - 1)));
        expect(most).toBeLessThan(2e-14);
      }),
    );
  });
});

/** The hashes are those of the exact arithmetic. Results are cached by the bits of these values. */
test.each([
  ['log', listLog(real(1e-4, 1e-2), 10_000), 'fbb2fcbab9724ec9'],
  ['log, from below 1e-8', listLog(real(3e-9, 7), 3001), 'a9d7ca4dc7f6baf7'],
  ['linear, from 0', listLinear(real(0, 1), 3001), 'dd451bc6610f66b9'],
  ['linear, from 1/3', listLinear(real(1 / 3, 0.9), 5000), '3566cd2b73ac3666'],
  ['linear, of few doubles', listLinear(real(1, 1 + 2 ** -44), 300), 'c2c57935e5e73cf3'],
  ['steps of 0.1', listSteps(real(0.1, 1000), 0.1), 'e07181b8eb8a0764'],
  ['steps of 0.0001', listSteps(real(1e-4, 1), 1e-4), '98796b6ba8a604e7'],
  ['whole numbers, log', listLog(whole(1, 1e6), 5000), '8a25f750ef7feb1b'],
  ['whole numbers', listSteps(whole(0, 9999), 1), '1899ec16689e0477'],
])('a long range keeps its bits: %s', (_title, values, hash) => {
  const hashed = createHash('sha256').update(values.join()).digest('hex');
  expect(hashed.slice(0, 16)).toBe(hash);
});

test.each([
  [listLinear(whole(1, 10), 3), [1, 6, 10]],
  [listLinear(whole(1, 4), 7), [1, 2, 3, 4]],
  [listLog(whole(1, 1000), 7), [1, 3, 10, 32, 100, 316, 1000]],
  [listSteps(whole(10, 35), 10), [10, 20, 30]],
])('a range of whole numbers expands to different whole numbers', (values, expected) => {
  expect(values).toEqual(expected);
});

describe('an accepted range expands to at least one value, and all values are within the bounds', () => {
  const ends = (least: number, most: number) =>
    fc.oneof(
      fc.double({ min: least, max: most, noNaN: true }),
      fc.tuple(fc.nat(40), fc.constantFrom(0.1, 0.01, 1e-4, 1 / 3)).map(([k, s]) => k * s),
    );
  const form = fc.oneof(
    fc.record({
      step: fc.oneof(
        fc.constantFrom(0.1, 1e-4, 1 / 3, 1, 5),
        fc.double({ min: 1e-9, max: 9, noNaN: true }),
      ),
    }),
    fc.record({ count: fc.integer({ min: 1, max: 50 }), scale: fc.constantFrom('linear', 'log') }),
  );
  test.each([
    ['learningRate', ends(5e-324, 1e300)],
    ['initScale', ends(0, 1e100)],
    ['l2', ends(0, 1e300)],
    ['momentum', ends(0, 0.99)],
    ['iterations', fc.oneof(fc.integer({ min: 1, max: 1_000_000 }))],
    ['seed', fc.nat()],
  ] as const)('%s', (name, end) => {
    let accepted = 0;
    const range = fc.record({ a: end, b: end, form, int: fc.boolean() });
    fc.assert(
      fc.property(range, ({ a, b, form, int }) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const request = { learningRate: 1, iterations: 1, [name]: { min, max, int, ...form } };
        const parsed = expandedSpace.safeParse(request);
        if (!parsed.success) return;
        accepted += 1;
        const values = parsed.data[name] as number[];
        const isWhole = int || name === 'iterations' || name === 'seed';
        expect(values[0]).toBe(isWhole ? Math.ceil(min) : min);
        expect(values.at(-1)).toBeLessThanOrEqual(max);
        const isAscending = values.every((value, k) => k === 0 || value > (values[k - 1] ?? 0));
        expect(isAscending && (!isWhole || values.every(Number.isInteger))).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  test.each([
    [{ min: 0.2, max: 1.1, step: 1, int: true }, [1]],
    [{ min: 0.5, max: 2.5, step: 1, int: true }, [1, 2]],
    [{ min: 0.5, max: 10.5, count: 3, int: true }, [1, 6, 10]],
    [{ min: 0, max: 99_999, step: 1 }, 100_000],
    [{ min: 0, max: 100_000, step: 1 }, 'to make at most 100000 values'],
    [{ min: 0, max: 1, step: 5e-324 }, 'to make at most 100000 values'],
    [{ min: 0, max: 0, step: 1e-60 }, [0]],
    [{ min: 0, max: 1, step: 1e300 }, [0]],
    [{ min: 5e-324, max: 5e-324, step: 1e300 }, [5e-324]],
    [{ min: 1e-300, max: 1e300, step: 5e299 }, [1e-300, 5e299, 1e300]],
    [{ min: 0.2, max: 0.8, step: 1, int: true }, 'to leave at least one whole number between'],
  ])('%j', (l2, expected) => {
    const parsed = expandedSpace.safeParse({ learningRate: 1, iterations: 1, l2 });
    if (typeof expected === 'string') {
      expect(JSON.stringify(parsed.error?.issues)).toContain(expected);
      return;
    }
    const values = parsed.data?.l2 as number[];
    expect(typeof expected === 'number' ? values.length : values).toEqual(expected);
  });
});
