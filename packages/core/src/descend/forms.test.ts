// Compares the iterates of both forms with those of the reference, for any hyperparameters.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { furthest } from '../../fixtures/furthest.ts';
import { permute } from '../../fixtures/permute.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { train } from '../../fixtures/train.ts';
import type { Dataset } from '../load/dataset.ts';
import { asUnit } from '../models/model.ts';
import { weightsOf } from '../models/unit/unit-model.ts';
import { formNames } from '../preprocess/choose-form.ts';
import { preprocessings } from '../preprocess/feature-scale.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { descendByTheBook } from '../reference/descend.ts';
import { createExamples } from '../reference/examples.ts';

/** Learning rates at which gradient descent is stable, with any momentum and with features of these sizes. */
const someHyperparameters = fc.record({
  learningRate: fc.double({ min: 1e-3, max: 0.02, noNaN: true }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  initScale: fc.constantFrom(0, 0.01, 0.3),
  l2: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  momentum: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
  nesterov: fc.boolean(),
});
const iterations = 60;
/** Every remainder of m examples modulo 4 and of n features modulo 16. */
const tails = Array.from({ length: 64 }, (_, k) => [k % 4, k >> 2] as const);

describe.each(formNames)('the %s form', (form) => {
  test.each(preprocessings)(
    'equals the reference within 1e-11 for every remainder of the numbers of examples and features, %s',
    (preprocessing) => {
      for (const [mTail, nTail] of tails) {
        // Above 128 examples the direct form needs a second pass.
        const sizes = fc.record({ m: fc.constantFrom(4, 8, 128), n: fc.constantFrom(16, 32) });
        fc.assert(
          fc.property(someHyperparameters, sizes, (hyperparameters, { m, n }) => {
            const dataset = smallDataset({ m: m + mTail, mTest: 3, n: n + nTail });
            const data = prepareDataset(dataset, { form, preprocessing });
            const { result } = train(data, { ...hyperparameters, readings: [iterations] });
            const got = weightsOf(asUnit(result.model), dataset, preprocessing);
            const { train: examples } = createExamples(dataset, preprocessing);
            const expected = descendByTheBook(examples, hyperparameters, iterations);
            expect(furthest(result.curve, expected.costs)).toBeLessThan(1e-11);
            expect(furthest(got.weights, expected.weights)).toBeLessThan(1e-11);
            expect(Math.abs(got.bias - expected.bias)).toBeLessThan(1e-11);
          }),
          { numRuns: 4 },
        );
      }
    },
  );

  test('has the same cost within 1e-13 if the examples are permuted', () => {
    const dataset = smallDataset({ m: 23, mTest: 2, n: 40 });
    const order = fc.shuffledSubarray([...Array(23).keys()], { minLength: 23 });
    const drawn = fc.tuple(someHyperparameters, fc.constantFrom(...preprocessings), order);
    fc.assert(
      fc.property(drawn, ([hyperparameters, preprocessing, permuted]) => {
        const costsOf = (of: Dataset) => {
          const data = prepareDataset(of, { form, preprocessing });
          return train(data, { ...hyperparameters, readings: [iterations] }).result.curve;
        };
        const shuffled = { ...dataset, train: permute(dataset.train, permuted, 40) };
        expect(furthest(costsOf(dataset), costsOf(shuffled))).toBeLessThan(1e-13);
      }),
    );
  });
});
