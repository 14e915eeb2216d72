import { expect, test } from 'vitest';
import { accuracy } from '../../fixtures/accuracy.ts';
import { binaryLabel } from './predict-label.ts';

test('predicts 1 only if the activation is above one half', () => {
  const logits = [1, -1, 0, 1e-17, 1e-15, Number.NaN];
  expect(logits.map(binaryLabel)).toEqual([1, 0, 0, 0, 1, 0]);
});

test('the smallest logit that predicts 1 is the smallest logit whose activation does not round to one half', () => {
  const activation = (z: number) => 1 / (1 + Math.exp(-z));
  for (let k = 1; k < 400; k++) {
    const z = (k / 100) * 2 ** -53;
    expect(binaryLabel(z)).toBe(activation(z) > 0.5 ? 1 : 0);
  }
});

test('the accuracy is the fraction of labels that are predicted', () => {
  expect(accuracy(Float64Array.of(1, -1, 1, 1), Uint8Array.of(1, 1, 1, 0))).toBe(0.5);
  expect(accuracy(Float64Array.of(1, -1), Uint8Array.of(1, 0))).toBe(1);
});
