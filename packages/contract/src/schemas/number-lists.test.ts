import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { acceptAtOnce } from './number-lists.ts';
import { batchSize } from './optimization.ts';
import { initScale, iterations, l2, learningRate, momentum, seed } from './rules.ts';

const values = { learningRate, iterations, seed, initScale, l2, momentum, batchSize };

/** Numbers within and beyond the bounds of all schemas, and other values. */
const anything = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 9 }) },
  fc.constantFrom<unknown>(
    ...[0, -0, 1, 0.5, -1, 5e-324, 1 - 2 ** -53, 1e100, 1.1e100, 1e6, 1e6 + 1],
    ...[2 ** 32 - 1, 2 ** 32, 2 ** 53, 1e300, Number.NaN, Number.POSITIVE_INFINITY],
    ...['1', null, undefined, true, [], {}],
  ),
  fc.double(),
);
const inputs = fc.oneof(fc.array(anything), anything);

test.each(Object.entries(values))(
  'lists of %s have the same output and the same issues as with the schema alone',
  (_, value) => {
    const create = () =>
      z
        .array(value)
        .min(1)
        .refine((list) => new Set(list).size === list.length);
    const [alone, fast] = [create(), acceptAtOnce(create(), value, { areDifferent: true })];
    fc.assert(
      fc.property(inputs, (input) => {
        expect(fast.safeParse(input)).toEqual(alone.safeParse(input));
      }),
    );
  },
);

test('a list that need not have different values can repeat one', () => {
  const list = acceptAtOnce(z.array(seed), seed, { areDifferent: false });
  expect(list.parse([3, 3, 1])).toEqual([3, 3, 1]);
});

test('a valid list is not copied, so its values did not go through the schema', () => {
  const list = acceptAtOnce(z.array(l2), l2, { areDifferent: true });
  const written = [0.2, 0.1];
  expect(list.parse(written)).toBe(written);
});

test('a schema with a rule that the check does not know is a defect', () => {
  const even = z.number().multipleOf(2);
  expect(() => acceptAtOnce(z.array(even), even, { areDifferent: true })).toThrow('multiple_of');
});
