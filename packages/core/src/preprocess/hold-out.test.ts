import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { hashOf, plain, train } from '../../fixtures/train.ts';
import type { Dataset } from '../load/dataset.ts';
import { asUnit } from '../models/model.ts';
import { weightsOf } from '../models/unit/unit-model.ts';
import { crossEntropy } from '../reference/cross-entropy.ts';
import { createExamples } from '../reference/examples.ts';
import { computeLogits } from '../reference/logits.ts';
import { formNames } from './choose-form.ts';
import { preprocessings } from './feature-scale.ts';
import { describeHeldOut, findHeldOut, type HeldOut, holdOut } from './hold-out.ts';
import { prepareDataset } from './prepare-dataset.ts';

const n = 70;
const dataset = smallDataset({ m: 41, mTest: 10, n });
const validation = { fraction: 0.3, seed: 5 };
const parts: HeldOut[] = [validation, { folds: 4, seed: 5, fold: 2 }];

test('holds out the nearest whole number of images of each class, and loses or repeats no image', () => {
  const fractions = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(fractions, fc.nat(), (fraction, seed) => {
      const { train, validation } = holdOut(dataset.train, { fraction, seed }, n);
      for (const label of [0, 1]) {
        const all = dataset.train.labels.filter((each) => each === label).length;
        const heldOut = validation.labels.filter((each) => each === label).length;
        expect(heldOut).toBe(Math.round(fraction * all));
        expect(train.labels.filter((each) => each === label).length).toBe(all - heldOut);
      }
      const images = [train, validation].flatMap(({ images, count }) =>
        Array.from({ length: count }, (_, i) => images.slice(i * n, (i + 1) * n).join()),
      );
      const before = Array.from({ length: 41 }, (_, i) =>
        dataset.train.images.slice(i * n, (i + 1) * n).join(),
      );
      expect(images.toSorted()).toEqual(before.toSorted());
    }),
  );
});

test('the seed determines which images are held out', () => {
  const labelsOf = (seed: number) => [
    ...holdOut(dataset.train, { fraction: 0.3, seed }, n).validation.images,
  ];
  expect(labelsOf(1)).toEqual(labelsOf(1));
  expect(labelsOf(1)).not.toEqual(labelsOf(2));
});

test('holds out the same images as the NumPy code in docs/numerics.md', () => {
  const labels = Uint8Array.from({ length: 209 }, (_, i) => ((i * 7) % 29 < 10 ? 1 : 0));
  expect(findHeldOut(labels, { fraction: 0.1, seed: 5 })).toEqual([
    ...[12, 17, 47, 68, 76, 86, 99, 111, 117, 122, 132, 136, 146, 148, 151, 153, 166, 168],
    ...[187, 195, 208],
  ]);
  // Half of 5 is rounded up to 3.
  const few = Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
  expect(findHeldOut(few, { fraction: 0.5, seed: 2 ** 32 - 1 })).toEqual([2, 3, 4, 5, 8, 9]);
  // Classes 0 to 5, of which class 3 has no image.
  const many = Uint8Array.from({ length: 40 }, (_, i) => ((i * i) % 5) + (i % 3 === 0 ? 1 : 0));
  expect(findHeldOut(many, { fraction: 0.25, seed: 7 })).toEqual([
    ...[7, 19, 23, 26, 30, 32, 33, 35, 36, 39],
  ]);
});

test.each([0.001, 0.999])('refuses the fraction %d if one part would be empty', (fraction) => {
  expect(() => holdOut(dataset.train, { fraction, seed: 0 }, n)).toThrow(
    expect.objectContaining({
      code: 'bad-validation',
      message: expect.stringContaining(`got \`${fraction}\` of 41`),
    }),
  );
});

describe.each(formNames)('in the %s form', (form) => {
  const cases = preprocessings.flatMap((preprocessing) =>
    parts.map((part) => ({ preprocessing, part, name: describeHeldOut(part) })),
  );
  test.each(cases)(
    'with $preprocessing, a run without $name has the bits of a run on a dataset without this part',
    ({ preprocessing, part }) => {
      const spec = { ...plain, l2: 0.01, readings: [30] };
      const { train: left } = holdOut(dataset.train, part, n);
      const alone = prepareDataset({ ...dataset, train: left }, { form, preprocessing });
      const expected = train(alone, spec);
      const data = prepareDataset(dataset, { form, preprocessing, validation: part });
      const { result, readings } = train(data, spec);
      expect(hashOf(result)).toBe(hashOf(expected.result));
      expect(readings[0]?.metrics.test).toEqual(expected.readings[0]?.metrics.test);
      expect(expected.readings[0]?.metrics.validation).toBeUndefined();
    },
  );

  test('the metrics on the held-out part equal those of the reference, the cost within 1e-12', () => {
    const data = prepareDataset(dataset, { form, validation });
    const [reading] = train(data, { ...plain, l2: 0.5, readings: [30] }).readings;
    if (reading === undefined) throw new Error('Expected a reading.');
    const { validation: held } = holdOut(dataset.train, validation, n);
    const asTest: Dataset = { ...dataset, test: held };
    const { X, y, m } = createExamples(asTest, 'divide255').test;
    const z = new Float64Array(m);
    const parameters = weightsOf(asUnit(reading.model), dataset, 'divide255', validation);
    computeLogits({ X, y, m, n }, parameters, z, { from: 0, to: m });
    const cost = z.reduce((sum, logit, i) => sum + crossEntropy(logit, y[i] ?? 0), 0) / m;
    expect(Math.abs((reading.metrics.validation?.cost ?? Number.NaN) - cost)).toBeLessThan(1e-12);
    const right = z.filter((logit, i) => (logit > 0 ? 1 : 0) === y[i]).length;
    expect(reading.metrics.validation?.accuracy).toBe(right / m);
  });

  test('resumes from a checkpoint only if the same part is held out', () => {
    const data = prepareDataset(dataset, { form, validation });
    const { checkpoint } = train(data, { ...plain, readings: [10] }).result;
    const spec = { ...plain, readings: [20] };
    expect(train(data, spec, { from: checkpoint }).result.iterations).toBe(20);
    const other = prepareDataset(dataset, { form, validation: { ...validation, seed: 6 } });
    expect(() => train(other, spec, { from: checkpoint })).toThrow(/without 0.3 by 6, got one of/);
    const fold = prepareDataset(dataset, { form, validation: { folds: 4, seed: 5, fold: 2 } });
    expect(() => train(fold, spec, { from: checkpoint })).toThrow(/without fold 2 of 4 by 5, got/);
  });
});
