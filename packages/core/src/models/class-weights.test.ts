import { expect, test } from 'vitest';
import { largestWeightOf, weighClasses } from './class-weights.ts';

test('balanced weights are m / (C · m_c) with the classes that have an image, as in scikit-learn', () => {
  const labels = Uint8Array.of(0, 0, 0, 0, 0, 2, 2, 3);
  const weights = [...weighClasses(labels, 'balanced')];
  expect(weights.slice(0, 5)).toEqual([8 / (3 * 5), 0, 8 / (3 * 2), 8 / 3, 0]);
});

test('without class weights each label has the weight 1', () => {
  expect([...weighClasses(Uint8Array.of(0, 1, 1))].every((weight) => weight === 1)).toBe(true);
});

test('the largest weight of an image counts in batches, and is 1 for all images and without class weights', () => {
  const labels = Uint8Array.of(0, 0, 0, 0, 0, 2, 2, 3);
  const of = (batchSize: number, classWeight: 'none' | 'balanced') =>
    largestWeightOf(labels, {
      optimization: { optimizer: 'sgd', batchSize, schedule: 'constant', classWeight },
    });
  expect([of(1, 'balanced'), of(7, 'balanced')]).toEqual([8 / 3, 8 / 3]);
  expect([of(0, 'balanced'), of(8, 'balanced'), of(1, 'none')]).toEqual([1, 1, 1]);
  expect(largestWeightOf(labels, {})).toBe(1);
});
