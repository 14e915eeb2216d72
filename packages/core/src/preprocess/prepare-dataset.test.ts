import { describe, expect, test } from 'vitest';
import { expectEqual } from '../../fixtures/expect-equal.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { plain, train } from '../../fixtures/train.ts';
import type { SplitName } from '../load/dataset.ts';
import * as scalar from '../scalar/gram-matrix.ts';
import { formNames } from './choose-form.ts';
import { fitFeatureScale, type Preprocessing, preprocessings } from './feature-scale.ts';
import { prepareDataset } from './prepare-dataset.ts';
import { float64sAt, type PreparedData } from './prepared-data.ts';

/** With this n, a piece has 124 images. m, mTest and n are not multiples of their padding. */
const sizes = { m: 134, mTest: 130, n: 32_783 };
const wide = smallDataset(sizes);
const withAll = { ...plain, learningRate: 1e-5, l2: 0.1, momentum: 0.9, nesterov: true };

test('stores pixels, scale and labels, and pads pixels with 0 and labels with ½', () => {
  const dataset = smallDataset({ m: 5, mTest: 2, n: 18 });
  const data = prepareDataset(dataset, { preprocessing: 'standardize' });
  const { images, stride, rows, gain, offset, labels } = data.layout;
  expect({ stride, rows }).toEqual({ stride: 32, rows: 8 });
  const rowsFrom = (at: number, count: number) =>
    Array.from({ length: count }, (_, i) => [
      ...new Uint8Array(data.memory.buffer, at + i * stride, stride),
    ]);
  const imageOf = (split: SplitName, i: number) => [
    ...dataset[split].images.subarray(i * 18, (i + 1) * 18),
    ...Array<number>(14).fill(0),
  ];
  const none = Array<number>(32).fill(0);
  expect(rowsFrom(images?.train ?? 0, 8)).toEqual([
    ...[0, 1, 2, 3, 4].map((i) => imageOf('train', i)),
    ...[none, none, none],
  ]);
  expect(rowsFrom(images?.test ?? 0, 4)).toEqual([
    ...[imageOf('test', 0), imageOf('test', 1)],
    ...[none, none],
  ]);
  const scale = fitFeatureScale('standardize', dataset.train, 18);
  const padding = Array<number>(14).fill(0);
  expect([...float64sAt(data.memory, gain, 32)]).toEqual([...scale.gain, ...padding]);
  expect([...float64sAt(data.memory, offset, 32)]).toEqual([...scale.offset, ...padding]);
  expect([...float64sAt(data.memory, labels, 8)]).toEqual([...dataset.train.labels, 0.5, 0.5, 0.5]);
  expect(data).toMatchObject({ m: 5, mTest: 2, n: 18, preprocessing: 'standardize' });
  expect(data.outside).toBeUndefined();
});

test('`bytes` includes images outside the memory', () => {
  const inside = prepareDataset(wide, { form: 'direct' });
  const outside = prepareDataset(wide, { form: 'direct', budget: 0 });
  expect(inside.bytes).toBe(inside.layout.bytes);
  expect(outside.bytes).toBe(outside.layout.bytes + (134 + 130) * 32_783);
  expect(outside.outside?.train).toBe(wide.train.images);
  expect(outside.layout.images).toBeUndefined();
});

describe.each(preprocessings)('with %s', (preprocessing) => {
  test.each(formNames)(
    'a run has the same bits if the images are outside the memory, in the %s form',
    (form) => {
      const spec = { ...withAll, readings: [1, 4, 9] };
      const inside = prepareDataset(wide, { form, preprocessing });
      const outside = prepareDataset(wide, { form, preprocessing, budget: 0, slots: 2 });
      expect(outside.layout.pieceRows).toBe(124);
      const expected = train(inside, spec);
      expect(expected.result.status).toBe('completed');
      for (const slot of [0, 1]) {
        const { result, readings } = train(outside, spec, { slot });
        expectEqual(readings, expected.readings);
        expectEqual(result, expected.result);
      }
    },
  );

  test.each([
    ['within', Number.POSITIVE_INFINITY],
    ['outside of', 0],
  ])('Gram matrices have the products of images %s the memory', (_where, budget) => {
    const data = prepareDataset(wide, { form: 'gram', preprocessing, budget });
    const product = plainProduct(preprocessing);
    // Indices on both sides of the bounds of pieces, of groups of four and of pairs.
    const some = [0, 3, 4, 122, 123, 124, 125, 128];
    for (const i of [...some, 133]) {
      for (const j of [...some, 133].filter((column) => column <= i)) {
        expect(gramAt(data, i, j), `K[${i}, ${j}]`).toBe(product('train', i, j));
      }
    }
    for (const i of some) {
      for (const j of [...some, 133]) {
        expect(crossGramAt(data, i, j), `test ${i} · train ${j}`).toBe(product('test', i, j));
      }
    }
  });
});

test.each(preprocessings)(
  'Gram matrices are complete for every remainder of m modulo 4, %s',
  (preprocessing) => {
    for (const m of [1, 2, 3, 4, 5, 6, 7]) {
      const dataset = smallDataset({ m, mTest: 8 - m, n: 21 });
      const data = prepareDataset(dataset, { form: 'gram', preprocessing });
      const product = plainProduct(preprocessing, dataset);
      for (let j = 0; j < m; j++) {
        for (let i = j; i < m; i++) expect(gramAt(data, i, j)).toBe(product('train', i, j));
        for (let i = 0; i < 8 - m; i++) expect(crossGramAt(data, i, j)).toBe(product('test', i, j));
      }
    }
  },
);

/** The product of example i of a split with example j of train. */
function plainProduct(preprocessing: Preprocessing, dataset = wide) {
  const n = dataset.imageShape[1];
  const scale = fitFeatureScale(preprocessing, dataset.train, n);
  const imageOf = (split: SplitName, i: number) =>
    dataset[split].images.subarray(i * n, (i + 1) * n);
  return (split: SplitName, i: number, j: number) => {
    const [a, b] = [imageOf(split, i), imageOf('train', j)];
    return preprocessing === 'divide255'
      ? scalar.gramOfPixels(a, b, 1 / 65_025)
      : scalar.gramOfFeatures(a, b, scale);
  };
}

/** The expected order: panels of four rows, with their columns in pairs. The lower triangle, and a rectangle. */
const gramAt = (data: PreparedData, i: number, j: number) => {
  const panel = i >> 2;
  return blockAt(data, data.layout.gram + 64 * panel * (panel + 1), i, j);
};
const crossGramAt = (data: PreparedData, i: number, j: number) =>
  blockAt(data, data.layout.crossGram + (i >> 2) * 32 * data.layout.rows, i, j);
const blockAt = ({ memory }: PreparedData, panelAt: number, i: number, j: number) =>
  float64sAt(memory, panelAt + 64 * (j >> 1) + 16 * (i & 3) + 8 * (j & 1), 1)[0];
