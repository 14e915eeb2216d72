import { expect, test } from 'vitest';
import { accuracy } from './accuracy.ts';
import { predict } from './predict.ts';

test('predicts 1 only where the activation is above one half', () => {
  const X = Float64Array.of(1, -1, 0, 1e-17, 1e-15, Number.NaN);
  const examples = { X, y: new Float64Array(6), m: 6, n: 1 };
  const predictions = predict(examples, { weights: Float64Array.of(1), bias: 0 });
  expect([...predictions]).toEqual([1, 0, 0, 0, 1, 0]);
});

test('is accurate to the share of labels predicted', () => {
  expect(accuracy([1, 0, 1, 1], [1, 1, 1, 0])).toBe(0.5);
  expect(accuracy([1, 0], [1, 0])).toBe(1);
});
