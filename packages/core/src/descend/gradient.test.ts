// Compares the steps of the engine with differences of the cost. This file contains no gradient formula.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { furthest } from '../../fixtures/furthest.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { train } from '../../fixtures/train.ts';
import { asUnit } from '../models/model.ts';
import { weightsOf } from '../models/unit/unit-model.ts';
import { formNames } from '../preprocess/choose-form.ts';
import { preprocessings } from '../preprocess/feature-scale.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { createExamples, type Examples } from '../reference/examples.ts';
import { propagate } from '../reference/propagate.ts';

/** The weights, followed by the bias. */
type Point = Float64Array;

const dataset = smallDataset({ m: 7, mTest: 2, n: 9 });
const drawn = fc.record({
  learningRate: fc.constantFrom(0.02, 0.1),
  seed: fc.integer({ min: 0, max: 1000 }),
  initScale: fc.constantFrom(0.1, 1),
  l2: fc.constantFrom(0, 0.3, 1),
  momentum: fc.constantFrom(0, 0.5, 0.9),
});

describe.each(formNames)('the %s form', (form) => {
  describe.each(preprocessings)('with %s', (preprocessing) => {
    const data = prepareDataset(dataset, { form, preprocessing });
    const examples = createExamples(dataset, preprocessing).train;

    /** The weights and the bias at each iteration count, starting at `from`. */
    function pointsOf(hyperparameters: Parameters<typeof train>[1]): Point[] {
      return train(data, hyperparameters).readings.map(({ model }) => {
        const { weights, bias } = weightsOf(asUnit(model), dataset, preprocessing);
        return Float64Array.of(...weights, bias);
      });
    }

    test('a step is the velocity minus the learning rate times the central difference, within 1e-9', () => {
      fc.assert(
        fc.property(drawn, (hyperparameters) => {
          const { momentum, learningRate, l2 } = hyperparameters;
          const spec = { ...hyperparameters, nesterov: false, readings: [4, 5, 6] };
          const [before, here, after] = pointsOf(spec) as [Point, Point, Point];
          const slopes = centralDifferences(examples, l2, here);
          const expected = here.map(
            (w, j) => w + momentum * (w - at(before, j)) - learningRate * at(slopes, j),
          );
          expect(furthest(after, expected)).toBeLessThan(1e-9);
        }),
        { numRuns: 50 },
      );
    });

    test('the first step with Nesterov momentum is 1 + momentum times as long, within 1e-9', () => {
      fc.assert(
        fc.property(drawn, (hyperparameters) => {
          const { momentum, learningRate, l2 } = hyperparameters;
          const spec = { ...hyperparameters, nesterov: true, readings: [1] };
          const [after] = pointsOf(spec) as [Point];
          // With this small learning rate, the result is the starting point.
          const [start] = pointsOf({ ...spec, learningRate: Number.MIN_VALUE }) as [Point];
          const slopes = centralDifferences(examples, l2, start);
          const expected = start.map((w, j) => w - (1 + momentum) * learningRate * at(slopes, j));
          expect(furthest(after, expected)).toBeLessThan(1e-9);
        }),
        { numRuns: 50 },
      );
    });
  });
});

/** Central differences of J(w, b) = 1/m Σ cross-entropy + λ/2 ‖w‖² with respect to each weight and the bias. */
function centralDifferences(examples: Examples, l2: number, point: Point): Float64Array {
  const costAt = (moved: Point) => {
    const parameters = { weights: moved.subarray(0, -1), bias: at(moved, moved.length - 1) };
    const squares = parameters.weights.reduce((sum, w) => sum + w * w, 0);
    const total = propagate(examples, parameters, new Float64Array(examples.m));
    return total / examples.m + (l2 / 2) * squares;
  };
  const by = 1e-5;
  return point.map((_, k) => {
    const [up, down] = [by, -by].map((d) => costAt(point.map((w, j) => (j === k ? w + d : w))));
    return ((up ?? Number.NaN) - (down ?? Number.NaN)) / (2 * by);
  });
}

const at = (point: Point, j: number) => point[j] ?? Number.NaN;
