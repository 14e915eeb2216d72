// Compares the iterates of networks in both forms with those of the reference.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { descendNetworkByTheBook } from '../../../fixtures/descend-network.ts';
import { expectEqual } from '../../../fixtures/expect-equal.ts';
import { furthest } from '../../../fixtures/furthest.ts';
import { smallDataset } from '../../../fixtures/small-dataset.ts';
import { hashOf, train } from '../../../fixtures/train.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../descend/checkpoint.ts';
import { modelOfCheckpoint } from '../../descend/checkpoint-model.ts';
import { formNames } from '../../preprocess/choose-form.ts';
import { preprocessings } from '../../preprocess/feature-scale.ts';
import { prepareDataset } from '../../preprocess/prepare-dataset.ts';
import { createExamples } from '../../reference/examples.ts';
import { countUnits, layersOf, weightsOfUnit } from '../layers-of.ts';
import { decodeModel, encodeModel } from '../model.ts';
import { classWeights, plainOptimization } from '../optimization-params.ts';
import { activations, initializations } from './network-params.ts';

const someNetwork = fc.record({
  layers: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
  activation: fc.constantFrom(...activations),
  initialization: fc.constantFrom(...initializations),
});
const someSchedule = fc.constantFrom(
  ...['constant', 'inverse:0.1', 'step:4:0.5', 'cosine:15', 'cosine:40:5'],
);
const someOptimization = fc.record({
  optimizer: fc.constantFrom('sgd' as const),
  batchSize: fc.integer({ min: 0, max: 26 }),
  schedule: someSchedule,
  classWeight: fc.constantFrom(...classWeights),
});
const someHyperparameters = fc.record({
  learningRate: fc.double({ min: 1e-3, max: 0.02, noNaN: true }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  initScale: fc.constantFrom(0, 0.01, 0.3),
  l2: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  momentum: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
  nesterov: fc.boolean(),
  network: someNetwork,
  optimization: fc.option(someOptimization, { nil: undefined }),
});
const someSizes = fc.record({
  m: fc.integer({ min: 1, max: 24 }),
  mTest: fc.integer({ min: 1, max: 6 }),
  n: fc.integer({ min: 1, max: 40 }),
  classes: fc.integer({ min: 2, max: 5 }),
});

const iterations = 20;

describe.each(formNames)('a network in the %s form', (form) => {
  test.each(preprocessings)(
    'equals the reference within 1e-10 for any layers, classes and remainders of the sizes, %s',
    (preprocessing) => {
      fc.assert(
        fc.property(someHyperparameters, someSizes, (hyperparameters, sizes) => {
          const dataset = smallDataset(sizes);
          const data = prepareDataset(dataset, { form, preprocessing });
          const { result } = train(data, { ...hyperparameters, readings: [iterations] });
          const { train: examples } = createExamples(dataset, preprocessing);
          const of = { outputs: data.outputs, hyperparameters, iterations };
          const expected = descendNetworkByTheBook(examples, of);
          expect(furthest(result.curve, expected.costs)).toBeLessThan(1e-10);
          const layers = layersOf(result.model, dataset, preprocessing);
          layers.forEach(({ weights, biases }, l) => {
            expect(furthest(weights, expected.layers[l]?.weights)).toBeLessThan(1e-10);
            expect(furthest(biases, expected.layers[l]?.biases)).toBeLessThan(1e-10);
          });
          const last = countUnits(result.model) - 1;
          expect([...weightsOfUnit(result.model, last, dataset, preprocessing)]).toEqual([
            ...(layers[0]?.weights.subarray(last * data.n) ?? []),
          ]);
        }),
        { numRuns: 80 },
      );
    },
  );

  // Where a gradient is 0 except for rounding errors, a step of Adam multiplies them by α / ε. So no weight starts at 0, and no unit is dead.
  test('Adam equals the reference within 1e-8 for any layers, classes, batches and schedules', () => {
    fc.assert(
      fc.property(someHyperparameters, someSizes, someOptimization, (some, sizes, optimization) => {
        const hyperparameters = {
          ...{ ...some, initScale: 0.3, momentum: 0, nesterov: false },
          network: { ...some.network, activation: 'tanh' } as const,
          optimization: { ...optimization, optimizer: 'adam' } as const,
        };
        const dataset = smallDataset(sizes);
        const data = prepareDataset(dataset, { form });
        const { result } = train(data, { ...hyperparameters, readings: [iterations] });
        const { train: examples } = createExamples(dataset, 'divide255');
        const of = { outputs: data.outputs, hyperparameters, iterations };
        const expected = descendNetworkByTheBook(examples, of);
        expect(furthest(result.curve, expected.costs)).toBeLessThan(1e-8);
        expect(result.model.form).toBe('direct');
        const resumed = train(data, { ...hyperparameters, readings: [7] }).result.checkpoint;
        const from = decodeCheckpoint(encodeCheckpoint(resumed));
        const again = train(data, { ...hyperparameters, readings: [iterations] }, { from });
        expect(hashOf(again.result)).toBe(hashOf(result));
      }),
      { numRuns: 40 },
    );
  });

  test('a reading and a resumed run have the bits of an uninterrupted run', () => {
    fc.assert(
      fc.property(someHyperparameters, someSizes, fc.nat(29), (hyperparameters, sizes, at) => {
        const data = prepareDataset(smallDataset(sizes), { form, slots: 2 });
        const first = at + 1;
        const whole = train(data, { ...hyperparameters, readings: [first, 31] });
        const short = train(data, { ...hyperparameters, readings: [first] }, { slot: 1 });
        expectEqual(short.readings[0], whole.readings[0]);
        const from = decodeCheckpoint(encodeCheckpoint(short.result.checkpoint));
        const resumed = train(data, { ...hyperparameters, readings: [31] }, { from });
        expect(hashOf(resumed.result)).toBe(hashOf(whole.result));
      }),
      { numRuns: 30 },
    );
  });

  test('an encoded model is decoded to the same bits', () => {
    const data = prepareDataset(smallDataset({ m: 9, mTest: 3, n: 20, classes: 3 }), { form });
    const network = { layers: [4, 2], activation: 'tanh', initialization: 'he' } as const;
    const { result } = train(data, { ...article, network, readings: [3] });
    expectEqual(decodeModel(encodeModel(result.model)), result.model);
  });

  test('is trained without hidden layers by the hyperparameters of a unit on data of 3 to 256 classes', () => {
    for (const classes of [3, 6, 256]) {
      const dataset = smallDataset({ m: 21, mTest: 5, n: 30, classes });
      const data = prepareDataset(dataset, { form, slots: 2 });
      const spec = { ...article, l2: 0.1, momentum: 0.9, readings: [9, 20] };
      const network = { layers: [], activation: 'relu', initialization: 'normal' } as const;
      const { result } = train(data, spec);
      expect(hashOf(result)).toBe(hashOf(train(data, { ...spec, network }).result));
      const short = train(data, { ...spec, readings: [9] }, { slot: 1 }).result;
      const from = decodeCheckpoint(encodeCheckpoint(short.checkpoint));
      expectEqual(modelOfCheckpoint(from), short.model);
      expect(hashOf(train(data, spec, { from }).result)).toBe(hashOf(result));
      const [layer] = layersOf(result.model, dataset, 'divide255');
      expect([layer?.weights.length, layer?.biases.length]).toEqual([classes * 30, classes]);
    }
  });

  test.each([
    ['all images', undefined],
    ['batches', { ...plainOptimization, batchSize: 4 }],
    ['Adam', { ...plainOptimization, optimizer: 'adam' }],
  ] as const)(
    'ends as diverged with its last finite state if an update overflows, with %s',
    (_name, optimization) => {
      const data = prepareDataset(smallDataset({ m: 9, mTest: 3, n: 20 }), { form });
      const network = { layers: [5], activation: 'relu', initialization: 'he' } as const;
      const learningRate = optimization?.optimizer === 'adam' ? 1e308 : 1e300;
      const spec = { ...article, learningRate, network, optimization, readings: [50] };
      const { result } = train(data, spec);
      expect(result.status).toBe('diverged');
      expect(result.curve.every(Number.isFinite)).toBe(true);
      const { scalars, vectors } = result.checkpoint.state;
      for (const vector of vectors) expect(vector.every(Number.isFinite)).toBe(true);
      // A resumed run would take the wrong batch or rate if the count included an iteration that was undone.
      if (optimization !== undefined) expect(scalars[2]).toBe(result.iterations);
    },
  );
});

test('a run in a slot gives the same bits after a larger network has used the slot', () => {
  const data = prepareDataset(smallDataset({ m: 13, mTest: 3, n: 50 }), { form: 'gram' });
  const runOf = (layers: number[]) => {
    const network = { layers, activation: 'relu', initialization: 'lecun' } as const;
    return hashOf(train(data, { ...article, network, readings: [20] }).result);
  };
  const before = runOf([3]);
  runOf([64, 64]);
  expect(runOf([3])).toBe(before);
});

const article = {
  ...{ learningRate: 0.01, seed: 1, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
};
