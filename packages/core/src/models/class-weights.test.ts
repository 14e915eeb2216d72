import { expect, test } from 'vitest';
import { weighClasses } from './class-weights.ts';

test('balanced weights are m / (C · m_c) with the classes that have an image, as in scikit-learn', () => {
  const labels = Uint8Array.of(0, 0, 0, 0, 0, 2, 2, 3);
  const weights = [...weighClasses(labels, 'balanced')];
  expect(weights.slice(0, 5)).toEqual([8 / (3 * 5), 0, 8 / (3 * 2), 8 / 3, 0]);
});

test('without class weights each label has the weight 1', () => {
  expect([...weighClasses(Uint8Array.of(0, 1, 1))].every((weight) => weight === 1)).toBe(true);
});
