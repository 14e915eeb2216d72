import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedFolds } from '../../fixtures/sklearn.ts';
import { findFolds } from './find-folds.ts';

const aSeed = fc.nat({ max: 2 ** 32 - 1 });

/** The number of examples of a class. A class with one example is rejected. */
const aCount = fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 40 }));

/** Labels of up to 6 classes, some without examples, and a number of folds. */
const someLabels = fc
  .array(aCount, { minLength: 1, maxLength: 6 })
  .filter((counts) => counts.some((count) => count > 0))
  .map((counts) => counts.flatMap((count, label) => Array<number>(count).fill(label)))
  .chain((labels) =>
    fc.record({
      labels: fc
        .shuffledSubarray(labels, { minLength: labels.length })
        .map((shuffled) => Uint8Array.from(shuffled)),
      folds: fc.integer({ min: 2, max: labels.length }),
    }),
  );

test('the numbers of examples of two folds differ by at most 1, in total and of each class', () => {
  fc.assert(
    fc.property(someLabels, aSeed, ({ labels, folds }, seed) => {
      const foldOf = findFolds(labels, { folds, seed });
      expect(foldOf).toHaveLength(labels.length);
      expect(foldOf.every((fold) => fold < folds)).toBe(true);
      expect(spreadOf(countFolds(foldOf, folds))).toBeLessThanOrEqual(1);
      for (const label of new Set(labels)) {
        const ofClass = foldOf.filter((_, i) => labels[i] === label);
        expect(spreadOf(countFolds(ofClass, folds))).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('no fold is empty, and the training part of each fold has every class', () => {
  fc.assert(
    fc.property(someLabels, aSeed, ({ labels, folds }, seed) => {
      const foldOf = findFolds(labels, { folds, seed });
      const classes = new Set(labels).size;
      for (let fold = 0; fold < folds; fold++) {
        const training = labels.filter((_, i) => foldOf[i] !== fold);
        expect(training.length).toBeLessThan(labels.length);
        expect(new Set(training).size).toBe(classes);
      }
    }),
  );
});

test('the same seed gives the same folds, and another seed gives others', () => {
  const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 3);
  const at = (seed: number) => findFolds(labels, { folds: 5, seed });
  fc.assert(
    fc.property(aSeed, (seed) => {
      expect(at(seed)).toEqual(at(seed));
    }),
  );
  expect(at(1)).not.toEqual(at(2));
});

test('finds the same folds as the NumPy code in docs/numerics.md', () => {
  const labels = Uint8Array.from({ length: 40 }, (_, i) => (i * i + i) % 5);
  expect([...findFolds(labels, { folds: 3, seed: 5 })]).toEqual([
    ...[2, 1, 2, 0, 0, 1, 0, 0, 2, 0, 2, 0, 2, 1, 2, 1, 2, 2, 0, 0],
    ...[1, 0, 1, 0, 0, 0, 1, 0, 2, 0, 2, 2, 1, 2, 2, 1, 1, 1, 1, 1],
  ]);
  const withoutClass1 = Uint8Array.of(2, 0, 2, 2, 0, 2, 0, 2, 2);
  expect([...findFolds(withoutClass1, { folds: 4, seed: 2 ** 32 - 1 })]).toEqual([
    ...[2, 2, 0, 1, 1, 3, 0, 0, 3],
  ]);
});

test('has as many examples of each class in each fold as scikit-learn in 30 cases', () => {
  expect(recordedFolds).toHaveLength(30);
  for (const { labels, folds, counts } of recordedFolds) {
    const foldOf = findFolds(labels, { folds, seed: 0 });
    const ours = counts.map((row, fold) =>
      row.map(
        (_, label) => labels.filter((each, i) => each === label && foldOf[i] === fold).length,
      ),
    );
    expect(ours).toEqual(counts);
  }
});

test.each([1, 2.5, 13, Number.NaN])('rejects %d folds of 12 images', (folds) => {
  expect(() => findFolds(Uint8Array.from({ length: 12 }), { folds, seed: 0 })).toThrow(
    expect.objectContaining({
      code: 'bad-validation',
      message: `Expected \`validation.folds\` to be a whole number from 2 to the number of images, which is 12, got \`${folds}\`.`,
    }),
  );
});

test('rejects a class with one image, because one fold would train without the class', () => {
  const labels = Uint8Array.of(0, 0, 0, 2, 3, 3, 3);
  expect(() => findFolds(labels, { folds: 2, seed: 0 })).toThrow(
    expect.objectContaining({
      code: 'bad-validation',
      message:
        'Expected each class to have at least 2 images for `validation.folds`, got 1 image of class `2`.',
    }),
  );
});

const countFolds = (foldOf: Uint32Array, folds: number) =>
  Array.from({ length: folds }, (_, fold) => foldOf.filter((each) => each === fold).length);

const spreadOf = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);
