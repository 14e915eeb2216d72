import { expect, test } from 'vitest';
import { SearchError } from '../search-error.ts';
import { assertSpace } from './assert-space.ts';
import type { Axis } from './space.ts';

const float = { name: 'x', kind: 'float', min: 0, max: 1 } as const;
const int = { name: 'n', kind: 'int', min: 1, max: 9 } as const;

test.each<[Axis[], string]>([
  [[{ ...float, max: -1 }], 'Expected `x.max` to be at least `min`, 0, got -1.'],
  [[{ ...float, min: Number.NaN }], 'Expected `x` to have finite bounds, got NaN.'],
  [[{ ...float, log: true }], 'Expected `x.min` to be above 0 on a log scale, got 0.'],
  [[{ ...float, step: 0 }], 'Expected `x.step` to be a finite number above 0, got 0.'],
  [
    [{ ...float, min: 1, max: 2, log: true, step: 0.1 }],
    'Expected `x.step` to be left out on a log scale, got 0.1.',
  ],
  [
    [{ ...float, min: -Number.MAX_VALUE, max: Number.MAX_VALUE }],
    'Expected `x` to have bounds with a finite distance, got -1.7976931348623157e+308 and 1.7976931348623157e+308.',
  ],
  [[{ ...int, min: 0.5 }], 'Expected `n` to have whole bounds, got 0.5.'],
  [[{ ...int, step: 1.5 }], 'Expected `n.step` to be a whole number above 0, got 1.5.'],
  [[{ name: 'l', kind: 'list', values: [] }], 'Expected `l` to have at least one value, got none.'],
  [
    [{ name: 'l', kind: 'list', values: [1, 1] }],
    'Expected `l` to have different values, got a value twice.',
  ],
  [[float, float], 'Expected the name `x` once in a part, got it twice.'],
])('refuses the axes %j', (axes, message) => {
  expect(() => assertSpace([axes])).toThrow(new SearchError('bad-space', message));
});

test('refuses a space without a part, and accepts a part without an axis', () => {
  expect(() => assertSpace([])).toThrow('Expected the space to have at least one part, got none.');
  expect(() => assertSpace([[]])).not.toThrow();
});
