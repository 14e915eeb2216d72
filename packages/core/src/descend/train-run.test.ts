import { describe, expect, test } from 'vitest';
import { accuracy } from '../../fixtures/accuracy.ts';
import { expectEqual } from '../../fixtures/expect-equal.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { hashOf, plain, train } from '../../fixtures/train.ts';
import { asUnit } from '../models/model.ts';
import { prepareStart } from '../models/unit/start.ts';
import { weightsOf } from '../models/unit/unit-model.ts';
import { formNames } from '../preprocess/choose-form.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { takeSlot } from '../preprocess/prepared-data.ts';
import { createExamples } from '../reference/examples.ts';
import { computeLogits } from '../reference/logits.ts';
import type { Reading } from './run.ts';

const withoutAsked = ({ asked: _, ...measured }: Reading) => measured;

/** A block has about 2000 iterations in the Gram form and about 200 in the direct form. */
const dataset = smallDataset();
const withAll = { ...plain, l2: 0.01, momentum: 0.9, nesterov: true };

describe.each(formNames)('the %s form', (form) => {
  const data = prepareDataset(dataset, { form, slots: 2 });

  test.each([
    ['plain', plain],
    ['with all hyperparameters', withAll],
  ])(
    'a reading has the bits of a run that ends at that iteration, %s',
    (_what, hyperparameters) => {
      const long = train(data, { ...hyperparameters, readings: [1, 7, 2500, 5000] });
      expect(long.readings.map((reading) => reading.iterations)).toEqual([1, 7, 2500, 5000]);
      for (const reading of long.readings) {
        const short = train(data, { ...hyperparameters, readings: [reading.iterations] });
        expectEqual(short.readings, [reading]);
        const curve = long.result.curve.slice(0, reading.iterations);
        expect(hashOf(short.result)).toBe(hashOf({ model: reading.model, curve }));
      }
    },
  );

  test('a reading has the same bits if the run is longer than the longest block', () => {
    const tiny = prepareDataset(smallDataset({ m: 3, n: 5 }), { form });
    const long = train(tiny, { ...withAll, readings: [4096, 4097, 9000] });
    expect(long.progress.map(({ iteration }) => iteration)).toContain(9000);
    for (const { model, iterations } of long.readings) {
      const short = train(tiny, { ...withAll, readings: [iterations] });
      const curve = long.result.curve.slice(0, iterations);
      expect(hashOf(short.result)).toBe(hashOf({ model, curve }));
    }
  });

  test('records the cost of every iteration before its update', () => {
    const { result, readings } = train(data, { ...plain, initScale: 0, readings: [5] });
    expect(result).toMatchObject({ status: 'completed', iterations: 5 });
    expect(result.curve).toHaveLength(5);
    // With all weights 0, every activation is one half.
    expect(Math.abs((result.curve[0] ?? 0) - Math.LN2)).toBeLessThan(1e-15);
    expect(readings[0]?.cost).toBe(result.curve[4]);
  });

  test('the accuracies of a reading are those of its weights, on both splits', () => {
    const { readings } = train(data, { ...withAll, readings: [1, 20, 400] });
    const examples = createExamples(dataset, 'divide255');
    const accuracies = readings.map(({ metrics: { train, test } }) => [
      train.accuracy,
      test.accuracy,
    ]);
    const expected = readings.map(({ model }) =>
      (['train', 'test'] as const).map((split) => {
        const { m } = examples[split];
        const z = new Float64Array(m);
        const parameters = weightsOf(asUnit(model), dataset, 'divide255');
        computeLogits(examples[split], parameters, z, { from: 0, to: m });
        return accuracy(z, dataset[split].labels);
      }),
    );
    expect(accuracies).toEqual(expected);
    expect(new Set(accuracies.flat()).size).toBeGreaterThan(2);
  });

  test('reports progress between blocks and at every reading, with the costs so far', () => {
    const { progress } = train(data, { ...plain, readings: [7, 5000] });
    const iterations = progress.map((each) => each.iteration);
    // The first iteration is a separate block.
    expect(iterations.slice(0, 2)).toEqual([1, 7]);
    expect(iterations.at(-1)).toBe(5000);
    expect(iterations.length).toBeGreaterThan(4);
    expect(iterations).toEqual([...new Set(iterations)].toSorted((a, b) => a - b));
    expect(progress.every(({ iteration, length }) => iteration === length)).toBe(true);
  });

  test('stops if the observer asks, and keeps the iterations done', () => {
    const whole = train(data, { ...plain, readings: [7] });
    const shouldStop = (done: number) => done >= 7;
    const { result, readings } = train(data, { ...plain, readings: [7, 5000] }, { shouldStop });
    expect(result).toMatchObject({ status: 'stopped', iterations: 7 });
    expect(hashOf(result)).toBe(hashOf(whole.result));
    expectEqual(result.checkpoint, whole.result.checkpoint);
    expectEqual(readings, whole.readings);
  });

  test('stops at any time that the observer asks, and keeps only whole iterations', () => {
    // The engine asks before each of these blocks of one iteration, and in the direct form before each of two pieces.
    const wide = prepareDataset(smallDataset({ m: 130, mTest: 1, n: 32_768 }), { form });
    const spec = { ...withAll, learningRate: 1e-5, readings: [1, 2, 3] };
    const whole = train(wide, spec);
    let asked = 0;
    train(wide, spec, { shouldStop: () => asked++ < 0 });
    expect(asked).toBe(form === 'direct' ? 3 + 3 * 2 : 3);
    for (let last = 0; last < 4; last++) {
      let questions = 0;
      const { result, measured } = train(wide, spec, { shouldStop: () => questions++ === last });
      const { iterations } = result;
      expect(result.status).toBe(iterations === 3 ? 'completed' : 'stopped');
      if (iterations > 0) expectEqual(result.model, whole.readings[iterations - 1]?.model);
      const isCut = iterations > 0 && result.status === 'stopped';
      expect(measured).toEqual(
        isCut ? whole.readings.slice(iterations - 1, iterations).map(withoutAsked) : [],
      );
      expectEqual(result.curve, whole.result.curve.slice(0, iterations));
      const resumed = train(wide, spec, { from: result.checkpoint });
      expect(hashOf(resumed.result)).toBe(hashOf(whole.result));
    }
  });

  test('a measurement during a run equals a reading at that iteration to the bit, and does not change the result', () => {
    const heldOut = prepareDataset(smallDataset({ m: 40 }), {
      form,
      slots: 2,
      validation: { fraction: 0.25, seed: 3 },
    });
    const spec = { ...withAll, readings: [1, 9000] };
    const whole = train(heldOut, spec);
    const { result, measured } = train(heldOut, spec, { isMeasured: () => true });
    expect(hashOf(result)).toBe(hashOf(whole.result));
    expect(measured.length).toBeGreaterThan(3);
    for (const one of measured.slice(0, 4)) {
      const there = train(heldOut, { ...withAll, readings: [one.iterations] });
      expect(there.readings.map(withoutAsked)).toEqual([one]);
    }
  });

  test('trains no iteration if it is stopped before the start', () => {
    const { result, progress, measured } = train(
      data,
      { ...plain, readings: [40] },
      { shouldStop: () => true },
    );
    expect(measured).toEqual([]);
    expect(result).toMatchObject({ status: 'stopped', iterations: 0, costRises: 0 });
    expect(result.curve).toHaveLength(0);
    expect(progress).toEqual([]);
  });

  test('counts the iterations whose cost is higher than the one before', () => {
    const { result } = train(data, { ...plain, learningRate: 0.1, readings: [400] });
    const rises = result.curve.filter((cost, k) => k > 0 && cost > (result.curve[k - 1] ?? 0));
    expect(result.status).toBe('completed');
    expect(result.costRises).toBe(rises.length);
    expect(result.costRises).toBeGreaterThan(0);
    expect(train(data, { ...plain, learningRate: 0.001, readings: [400] }).result.costRises).toBe(
      0,
    );
  });

  test('does not count an equal cost as a rise', () => {
    const black = smallDataset({ m: 2, mTest: 1, n: 4 });
    black.train.images.fill(0);
    black.train.labels.set([0, 1]);
    const { result } = train(prepareDataset(black, { form }), { ...plain, readings: [20] });
    expect(new Set(result.curve).size).toBe(1);
    expect(result.costRises).toBe(0);
  });

  test('gives the same bits in any slot, and while another run is training', () => {
    const spec = { ...withAll, readings: [2, 3, 4, 5, 3000] };
    const { result } = train(data, spec, { slot: 1 });
    const other = { ...plain, seed: 5, readings: [20] };
    const alone = train(data, other, { slot: 1 });
    const interrupted = train(data, spec, {
      slot: 0,
      shouldStop: (done) => {
        if (done > 5) return false;
        expect(hashOf(train(data, other, { slot: 1 }).result)).toBe(hashOf(alone.result));
        return false;
      },
    });
    expect(hashOf(interrupted.result)).toBe(hashOf(result));
  });

  test('gives the same bits from precomputed starting products', () => {
    const spec = { ...withAll, seed: 9, readings: [100] };
    const start = prepareStart(data, takeSlot(data, 1), 9);
    expect(hashOf(train(data, spec, { start }).result)).toBe(hashOf(train(data, spec).result));
  });
});
