// Properties of networks that need no reference: a gradient is a difference of costs, and some networks equal others.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { furthest } from '../../../fixtures/furthest.ts';
import { permute } from '../../../fixtures/permute.ts';
import { smallDataset } from '../../../fixtures/small-dataset.ts';
import { train } from '../../../fixtures/train.ts';
import type { RunSpec } from '../../descend/run-spec.ts';
import { trainRun } from '../../descend/train-run.ts';
import type { Split } from '../../load/dataset.ts';
import { probabilityOf } from '../../predict/probability.ts';
import { softmax } from '../../predict/softmax.ts';
import { formNames } from '../../preprocess/choose-form.ts';
import { prepareDataset } from '../../preprocess/prepare-dataset.ts';
import type { PreparedData } from '../../preprocess/prepared-data.ts';
import { createExamples } from '../../reference/examples.ts';
import { differentiate, type ReferenceLayer } from '../../reference/network.ts';
import type { DescentParams } from '../descent-params.ts';
import { layersOf } from '../layers-of.ts';
import type { NetworkParams } from './network-params.ts';

const tanh = { activation: 'tanh', initialization: 'xavier' } as const;
const someRun = fc.record({
  learningRate: fc.constantFrom(0.02, 0.1),
  seed: fc.nat(1000),
  initScale: fc.constant(0),
  l2: fc.constantFrom(0, 0.3),
  momentum: fc.constantFrom(0, 0.7),
  nesterov: fc.boolean(),
});

describe.each(formNames)('in the %s form', (form) => {
  test('a step of each layer is the learning rate times the central difference within 1e-8, for every remainder of the sizes', () => {
    for (const mTail of [0, 1, 2, 3]) {
      for (let nTail = 0; nTail < 16; nTail++) {
        const classes = 2 + (nTail % 3);
        const layers = [1 + (nTail % 5), 1 + mTail];
        const dataset = smallDataset({ m: 4 + mTail, mTest: 2, n: 1 + nTail, classes });
        const data = prepareDataset(dataset, { form });
        const network: NetworkParams = { ...tanh, layers };
        const plain = { seed: nTail, initScale: 0, l2: 0.2, momentum: 0, nesterov: false };
        const layersAfter = (learningRate: number) => {
          const spec: RunSpec = { ...plain, learningRate, network, readings: [1] };
          return layersOf(train(data, spec).result.model, dataset, 'divide255');
        };
        // With this small learning rate, the result is the starting point.
        const start = layersAfter(Number.MIN_VALUE);
        const { train: examples } = createExamples(dataset, 'divide255');
        const costOf = (moved: ReferenceLayer[]) =>
          differentiate({ ...tanh, layers: moved, outputs: data.outputs }, examples, 0.2).cost;
        const slopes = centralDifferences(costOf, start);
        const steps = numbersOf(layersAfter(0.1)).map((w, k) => w - (numbersOf(start)[k] ?? 0));
        const deviations = steps.map((step, k) => Math.abs(step + 0.1 * (slopes[k] ?? Number.NaN)));
        expect(Math.max(...deviations)).toBeLessThan(1e-8);
      }
    }
  });

  test('a network has the same costs within 1e-12 if the examples are permuted', () => {
    const n = 21;
    const dataset = smallDataset({ m: 23, mTest: 2, n, classes: 3 });
    const order = fc.shuffledSubarray([...Array(23).keys()], { minLength: 23 });
    const costsOn = (of: Split, run: RunSpec) =>
      train(prepareDataset({ ...dataset, train: of }, { form }), run).result.curve;
    fc.assert(
      fc.property(someRun, order, (run, permuted) => {
        const spec = { ...run, network: { ...tanh, layers: [5, 3] }, readings: [15] };
        const shuffled = permute(dataset.train, permuted, n);
        const [costs, others] = [costsOn(dataset.train, spec), costsOn(shuffled, spec)];
        expect(furthest(costs, others)).toBeLessThan(1e-12);
      }),
      { numRuns: 20 },
    );
  });

  /** The first 15 costs of a run that is stopped before its reading, because a reading has no metrics of two outputs. */
  const costsOf = (data: PreparedData, hyperparameters: DescentParams) => {
    let done = 0;
    const observer = {
      onIterations: (iteration: number) => {
        done = iteration;
      },
      onReading: () => undefined,
      shouldStop: () => done > 1,
    };
    const { curve } = trainRun(data, { ...hyperparameters, readings: [100_000] }, observer);
    return curve.slice(0, 15);
  };

  /**
   * With w₁ = w/2, w₀ = −w/2 and the same for the biases, the logits of the softmax are z/2 and −z/2, so its probability of label 1 is σ(z).
   * A step with α/2 and 2λ changes w₁ − w₀ as a step with α and λ changes w, and both costs have the penalty λ/2 ‖w‖².
   */
  test('two softmax outputs at α/2 and 2λ have the costs of one sigmoid output at α and λ, within 1e-12', () => {
    const sizes = fc.record({
      m: fc.integer({ min: 2, max: 20 }),
      n: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(someRun, sizes, (run, { m, n }) => {
        const dataset = smallDataset({ m, n, mTest: 3 });
        const data = prepareDataset(dataset, { form });
        // All weights start at 0, so that both start as half differences.
        const none = { ...tanh, initialization: 'normal', layers: [] } as const;
        const halved = { ...run, learningRate: run.learningRate / 2, l2: 2 * run.l2 };
        const one = costsOf(data, { ...run, network: none });
        const two = costsOf({ ...data, outputs: 2 }, { ...halved, network: none });
        expect(one).toHaveLength(15);
        expect(furthest(one, two)).toBeLessThan(1e-12);
      }),
      { numRuns: 15 },
    );
  });
});

test('the softmax of −z/2 and z/2 is the sigmoid of −z and of z, within 20 · 2⁻⁵³ of each', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (z) => {
      const [p0 = Number.NaN, p1 = Number.NaN] = softmax(Float64Array.of(-z / 2, z / 2), 2);
      expect(Math.abs(p1 - probabilityOf(z))).toBeLessThanOrEqual(20 * 2 ** -53 * probabilityOf(z));
      expect(Math.abs(p0 - probabilityOf(-z))).toBeLessThanOrEqual(
        20 * 2 ** -53 * probabilityOf(-z),
      );
    }),
  );
});

/** All weights and biases, layer after layer. */
const numbersOf = (layers: readonly ReferenceLayer[]) =>
  layers.flatMap(({ weights, biases }) => [...weights, ...biases]);

/** The central difference of the cost with respect to each number, in the order of `numbersOf`. */
function centralDifferences(
  costOf: (layers: ReferenceLayer[]) => number,
  layers: readonly ReferenceLayer[],
): number[] {
  const by = 1e-5;
  return layers.flatMap((layer, l) =>
    (['weights', 'biases'] as const).flatMap((part) =>
      [...layer[part].keys()].map((k) => {
        const costAt = (d: number) => {
          const moved = { ...layer, [part]: layer[part].map((w, j) => (j === k ? w + d : w)) };
          return costOf(layers.map((other, at) => (at === l ? moved : other)));
        };
        return (costAt(by) - costAt(-by)) / (2 * by);
      }),
    ),
  );
}
