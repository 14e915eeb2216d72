import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { hashOf, plain, train } from '../../fixtures/train.ts';
import type { DescentParams } from '../models/descent-params.ts';
import { asUnit, type Model } from '../models/model.ts';
import { formNames } from '../preprocess/choose-form.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import type { Checkpoint } from './checkpoint.ts';
import { costLimitAfter } from './divergence.ts';
import type { TrainedRun } from './run.ts';

test('allows costs up to 10^4 times the first cost, or 10^4 if the first cost is below 1', () => {
  expect([0.01, 0.7, 1, 50].map((cost) => costLimitAfter(cost))).toEqual([1e4, 1e4, 1e4, 5e5]);
});

test('allows costs up to 10^4 times the largest weight of an image', () => {
  expect([0.7, 5000].map((cost) => costLimitAfter(cost, 2000))).toEqual([2e7, 5e7]);
});

test('a rare image with a large weight does not end a run with batches of one image', () => {
  const dataset = smallDataset({ m: 2000, n: 27 });
  dataset.train.labels.fill(0);
  dataset.train.labels[17] = 1;
  const optimization = { batchSize: 1, classWeight: 'balanced', schedule: 'constant' } as const;
  const spec = {
    ...{ ...plain, learningRate: 100, readings: [4000] },
    optimization: { ...optimization, optimizer: 'sgd' as const },
  };
  const { result } = train(prepareDataset(dataset, { form: 'direct' }), spec);
  expect(result.status).toBe('completed');
  expect(Math.max(...result.curve)).toBeGreaterThan(costLimitAfter(result.curve[0] ?? 0));
});

test('has a finite limit for every first cost', () => {
  expect(costLimitAfter(1e306)).toBe(Number.MAX_VALUE);
});

describe.each(formNames)('the %s form', (form) => {
  const dataset = smallDataset();
  const data = prepareDataset(dataset, { form });

  test.each<[string, Partial<DescentParams>]>([
    ['a learning rate far too large', { learningRate: 1e4 }],
    ['a learning rate far too large, with momentum', { learningRate: 1e3, momentum: 0.9 }],
    ['a penalty that doubles the weights in each iteration', { learningRate: 1, l2: 3 }],
    ['weights that overflow at once', { learningRate: 1e200, l2: 1e200 }],
    ['a learning rate near the largest number', { learningRate: 1e308 }],
  ])('ends at the last finite state after %s', (_what, other) => {
    const spec = { ...plain, ...other, readings: [50, 300] };
    const { result, readings } = train(data, spec);
    expect(result.status).toBe('diverged');
    expect(result.iterations).toBeLessThan(50);
    expect(result.iterations).toBe(result.curve.length);
    expect(result.iterations).toBe(result.checkpoint.iteration);
    expect(numbersOf(result).every(Number.isFinite)).toBe(true);
    expect(Math.max(...result.curve)).toBeLessThanOrEqual(costLimitAfter(result.curve[0] ?? 0));
    expect(readings).toEqual([]);
  });

  test('keeps each reading before the divergence with the bits of a run that ends at that reading', () => {
    const spec = { ...plain, learningRate: 1, l2: 3, readings: [1, 4, 300] };
    const { result, readings } = train(data, spec);
    expect(result.status).toBe('diverged');
    expect(readings.map((reading) => reading.iterations)).toEqual([1, 4]);
    expect(result.iterations).toBeGreaterThan(4);
    const short = train(data, { ...spec, readings: [1, 4, result.iterations] });
    expect(short.result.status).toBe('completed');
    expect(hashOf(short.result)).toBe(hashOf(result));
    expect(short.readings.slice(0, 2)).toEqual(readings);
    const again = train(data, spec, { from: result.checkpoint });
    expect(again.result).toEqual(result);
  });

  test('records no infinite cost if the first cost is near the largest number', () => {
    const spec = { ...plain, learningRate: 2.1e-103, l2: 1e103, initScale: 1e100, readings: [400] };
    const { result } = train(data, spec);
    expect(result.status).toBe('diverged');
    expect(result.curve.every(Number.isFinite)).toBe(true);
  });

  test('has finite numbers only, for any hyperparameters, from weights up to 10^3', () => {
    const tiny = prepareDataset(smallDataset({ m: 5, mTest: 2, n: 18 }), { form });
    const upTo = (most: number) => fc.integer({ min: -20, max: most }).map((e) => 10 ** e);
    const hyperparameters = fc.record({
      learningRate: upTo(300),
      seed: fc.constantFrom(0, 1),
      initScale: fc.constantFrom(0, 0.01, 1, 1e3),
      l2: fc.oneof(fc.constant(0), upTo(300)),
      momentum: fc.constantFrom(0, 0.9),
      nesterov: fc.boolean(),
    });
    fc.assert(
      fc.property(hyperparameters, (drawn) => {
        const { result } = train(tiny, { ...drawn, readings: [3, 200] });
        expect(numbersOf(result).every(Number.isFinite)).toBe(true);
        expect(result.curve).toHaveLength(result.iterations);
        expect(result.status).toBe(result.iterations === 200 ? 'completed' : 'diverged');
      }),
      { numRuns: 200 },
    );
  });

  test('gives finite numbers for logits whose textbook cost is infinite', () => {
    const { result, readings } = train(data, { ...plain, initScale: 1e5, readings: [1, 50] });
    expect(result.status).toBe('completed');
    expect(result.curve[0]).toBeGreaterThan(1e5);
    expect(result.curve.every(Number.isFinite)).toBe(true);
    for (const { metrics } of readings) {
      expect(metrics.train.accuracy).toBeGreaterThan(0);
      expect(metrics.test.accuracy).toBeGreaterThan(0);
    }
  });
});

test('the Gram form ends at the last finite state if the costs do not show the overflow', () => {
  // K of black images is 0. With equal numbers of both labels the logits stay constant and the coefficients grow.
  const dataset = smallDataset({ m: 6, mTest: 2, n: 8 });
  dataset.train.images.fill(0);
  dataset.train.labels.set([0, 1, 0, 1, 0, 1]);
  const data = prepareDataset(dataset, { form: 'gram' });
  const { result } = train(data, { ...plain, learningRate: 1e308, readings: [100] });
  expect(result.status).toBe('diverged');
  expect(numbersOf(result).every(Number.isFinite)).toBe(true);
});

/** Every number in the result of a run. */
function numbersOf({ curve, checkpoint, model }: TrainedRun): number[] {
  return [...curve, ...ofCheckpoint(checkpoint), ...ofModel(model)];
}

const ofCheckpoint = ({ costs, state }: Checkpoint) =>
  [costs, state.scalars, ...state.vectors].flatMap((numbers) => [...numbers]);

function ofModel(of: Model): number[] {
  const model = asUnit(of);
  return model.form === 'direct'
    ? [model.bias, ...model.weights]
    : [model.bias, model.scale, ...model.coefficients];
}
