import { expect, test } from 'vitest';
import {
  isByClass,
  largestOf,
  paintWeights,
  toWeights,
  toWeightsByClass,
} from './weight-pictures.ts';

const layer = (weights: number[]) => [{ weights: [weights], bias: [0], activation: 'sigmoid' }];

test('weights of 1 x 2 pixels with 3 channels become a picture of each channel and one of their mean', () => {
  const weights = toWeights({ inputShape: [1, 2, 3], layers: layer([1, 2, 3, -4, -5, -6]) });
  expect(weights?.channels.map(({ name, values }) => [name, [...values]])).toEqual([
    ['mean of the channels', [2, -5]],
    ['red', [1, -4]],
    ['green', [2, -5]],
    ['blue', [3, -6]],
  ]);
  expect(weights && largestOf(weights)).toBe(6);
});

test('an image of one channel is one picture', () => {
  const weights = toWeights({ inputShape: [1, 2, 1], layers: layer([1, 2]) });
  expect(weights?.channels.map(({ values }) => [...values])).toEqual([[1, 2]]);
});

test('a softmax regression has a picture for each class, and the pictures of one class have its weights', () => {
  const weights = [
    [1, 3, -4, -6],
    [2, 4, 0, 8],
    [0, 0, 5, 7],
  ];
  const model = {
    inputShape: [1, 2, 2],
    layers: [{ weights, bias: [0, 0, 0], activation: 'softmax' }],
    classes: [{ name: 'ball' }, { name: 'cat' }, { name: 'boat' }],
  };
  const found = toWeightsByClass(model);
  expect(found?.channels.map(({ name, values }) => [name, [...values]])).toEqual([
    ['ball', [2, -5]],
    ['cat', [3, 4]],
    ['boat', [0, 6]],
  ]);
  expect(toWeights(model, 1)?.channels.map(({ values }) => [...values])).toEqual([
    [3, 4],
    [2, 0],
    [4, 8],
  ]);
  expect(isByClass(model)).toBe(true);
  expect(isByClass({ layers: layer([1, 2]) })).toBe(false);
  expect(isByClass({ layers: [...model.layers, ...layer([1, 2, 3])] })).toBe(false);
});

test('a layer that does not see the image has no picture', () => {
  expect(toWeights({ inputShape: [2, 2, 3], layers: layer([1, 2]) })).toBeUndefined();
  expect(toWeights({ inputShape: [4], layers: layer([1, 2, 3, 4]) })).toBeUndefined();
});

test('the largest weights have the full colours, and zero has its own', () => {
  const colours = { negative: [0, 0, 255], zero: [255, 255, 255], positive: [255, 0, 0] } as const;
  const pixels = paintWeights(Float64Array.of(-2, 0, 1, 2), 2, colours);
  expect([...pixels]).toEqual([
    ...[0, 0, 255, 255],
    ...[255, 255, 255, 255],
    ...[255, 128, 128, 255],
    ...[255, 0, 0, 255],
  ]);
  expect([...paintWeights(Float64Array.of(0), 0, colours)]).toEqual([255, 255, 255, 255]);
});
