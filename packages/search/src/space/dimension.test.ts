import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dimension, dimensionOf } from './dimension.ts';
import type { Axis } from './space.ts';

const made = (axis: Axis) => dimensionOf(axis) as Dimension;
const finite: Axis[] = [
  { name: 'a', kind: 'int', min: -3, max: 12 },
  { name: 'b', kind: 'int', min: 16, max: 256, step: 16 },
  { name: 'c', kind: 'int', min: 1, max: 1000, log: true },
  { name: 'd', kind: 'float', min: 0, max: 0.9, step: 0.1 },
  { name: 'e', kind: 'float', min: 0.1, max: 0.35, step: 0.1 },
];

test.each(finite)(
  '$name: every value is decoded from its position and from its cell, and cells follow each other',
  (axis) => {
    const { size, valueAt, encode, decode, edgeAt } = made(axis);
    for (let level = 0; level < size; level++) {
      const [low, high] = [edgeAt(level), edgeAt(level + 1)];
      const position = encode(valueAt(level));
      expect(low).toBeLessThan(position);
      expect(position).toBeLessThan(high);
      for (const share of [0.01, 0.5, 0.99]) {
        expect(decode(low + share * (high - low))).toBe(valueAt(level));
      }
    }
    expect(edgeAt(0)).toBe(0);
    expect(edgeAt(size)).toBeCloseTo(1, 12);
  },
);

test('steps of a tenth are decimals, and the last one is not above the maximum', () => {
  const { size, valueAt } = made(finite[3] as Axis);
  const values = Array.from({ length: size }, (_, level) => valueAt(level));
  expect(values).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  expect(made(finite[4] as Axis).size).toBe(3);
});

test('a value of a real range is within its bounds and comes back within 1e-9 of its position', () => {
  const someBounds = fc
    .tuple(
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      fc.double({ min: 1.001, max: 1e6, noNaN: true }),
    )
    .map(([min, ratio]) => ({ min, max: min * ratio }));
  fc.assert(
    fc.property(
      someBounds,
      fc.boolean(),
      fc.double({ min: -0.1, max: 1.1, noNaN: true }),
      (bounds, log, position) => {
        const { encode, decode } = made({ name: 'x', kind: 'float', ...bounds, log });
        const value = decode(position) as number;
        expect(value).toBeGreaterThanOrEqual(bounds.min);
        expect(value).toBeLessThanOrEqual(bounds.max);
        expect(encode(value)).toBeCloseTo(Math.min(1, Math.max(0, position)), 9);
      },
    ),
  );
});

test.each<[Axis, unknown]>([
  [{ name: 'x', kind: 'float', min: 2, max: 2 }, 2],
  [{ name: 'x', kind: 'int', min: 2, max: 4, step: 5 }, 2],
  [{ name: 'x', kind: 'list', values: ['one'] }, 'one'],
  [{ name: 'x', kind: 'constant', value: false }, false],
])('an axis with one value is no dimension: %j', (axis, constant) => {
  expect(dimensionOf(axis)).toEqual({ constant });
});
