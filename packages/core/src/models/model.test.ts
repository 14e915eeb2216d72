import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { plain, train } from '../../fixtures/train.ts';
import { initialiseWeights } from '../initialise/initialise-weights.ts';
import { preprocessings } from '../preprocess/feature-scale.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { createExamples } from '../reference/examples.ts';
import { asUnit, decodeModel, encodeModel, type Model } from './model.ts';
import { weightsOf } from './unit/unit-model.ts';

const dataset = smallDataset({ m: 21, mTest: 6, n: 70 });
const aNumber = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  // Turns −0 into 0, because JSON has no −0.
  .map((x) => x + 0);
const numbers = fc.float64Array({ maxLength: 30 });
const someModel: fc.Arbitrary<Model> = fc.oneof(
  fc.record({
    form: fc.constant('gram'),
    bias: aNumber,
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    scale: aNumber,
    coefficients: numbers,
  }),
  fc.record({ form: fc.constant('direct'), bias: aNumber, weights: numbers }),
);

test('an encoded model is decoded to the same bits', () => {
  fc.assert(
    fc.property(someModel, (model) => {
      const bytes = encodeModel(model);
      expect(decodeModel(bytes)).toEqual(model);
      expect(encodeModel(decodeModel(bytes))).toEqual(bytes);
    }),
  );
});

test('an encoded model takes 8 bytes an example (Gram form) or a feature (direct form), and at most 128 more', () => {
  const sizeOf = (form: 'gram' | 'direct') => {
    const spec = { ...plain, seed: 2 ** 32 - 1, l2: 0.1, readings: [30] };
    return encodeModel(train(prepareDataset(dataset, { form }), spec).result.model).length;
  };
  expect(sizeOf('gram') - 8 * 21).toSatisfy((rest: number) => rest > 0 && rest <= 128);
  expect(sizeOf('direct') - 8 * 70).toSatisfy((rest: number) => rest > 0 && rest <= 128);
});

describe.each(preprocessings)('with %s', (preprocessing) => {
  test('the weights of a model in Gram form equal those in direct form within 1e-12', () => {
    const spec = { ...plain, l2: 0.1, momentum: 0.9, nesterov: true, readings: [1, 10, 100] };
    const parametersOf = (form: 'gram' | 'direct') =>
      train(prepareDataset(dataset, { form, preprocessing }), spec).readings.map(({ model }) => {
        expect(model.form).toBe(form);
        return weightsOf(asUnit(model), dataset, preprocessing);
      });
    const direct = parametersOf('direct');
    parametersOf('gram').forEach(({ weights, bias }, k) => {
      const off = weights.map((w, j) => Math.abs(w - (direct[k]?.weights[j] ?? Number.NaN)));
      expect(off).toHaveLength(70);
      expect(Math.max(...off)).toBeLessThan(1e-12);
      expect(Math.abs(bias - (direct[k]?.bias ?? Number.NaN))).toBeLessThan(1e-12);
    });
  });

  test('the weights of a model in Gram form are w = scale · w₀ − X̃ᵀ s within 1e-12', () => {
    const coefficients = Float64Array.from({ length: 21 }, (_, i) => Math.sin(i));
    const model: Model = { form: 'gram', bias: 0.5, seed: 3, scale: -0.25, coefficients };
    const { weights, bias } = weightsOf(asUnit(model), dataset, preprocessing);
    const { X } = createExamples(dataset, preprocessing).train;
    const start = initialiseWeights({ seed: 3, n: 70, scale: 1 });
    expect(bias).toBe(0.5);
    weights.forEach((w, j) => {
      const product = coefficients.reduce((sum, s, i) => sum + s * (X[i * 70 + j] ?? 0), 0);
      expect(Math.abs(w - (-0.25 * (start[j] ?? 0) - product))).toBeLessThan(1e-12);
    });
  });
});

test('returns a copy of the weights of a model in direct form', () => {
  const model: Model = { form: 'direct', bias: 2, weights: Float64Array.of(1, -1) };
  const { weights, bias } = weightsOf(asUnit(model), dataset, 'standardize');
  weights[0] = 9;
  expect(bias).toBe(2);
  expect([...model.weights]).toEqual([1, -1]);
});
