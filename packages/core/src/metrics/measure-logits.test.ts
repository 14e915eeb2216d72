import { expect, test } from 'vitest';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { plain, train } from '../../fixtures/train.ts';
import { predictSplit } from '../evaluate/predict-split.ts';
import { exp } from '../numerics/exp.ts';
import { meanCost } from '../predict/mean-cost.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { takeSlot } from '../preprocess/prepared-data.ts';
import { measureLogits, scoreLogits } from './measure-logits.ts';
import { measureSplit } from './measure-split.ts';

const validation = { fraction: 0.3, seed: 1 };

test.each([2, 4])(
  'a reading of %i classes has the metrics of the predictions of its model, for validation and test to the bit',
  (classes) => {
    const dataset = smallDataset({ m: 40, mTest: 15, n: 30, classes });
    const data = prepareDataset(dataset, { validation });
    const network = { layers: [5], activation: 'tanh', initialization: 'lecun' } as const;
    const spec = { ...plain, learningRate: 0.3, network, readings: [200] };
    const [reading] = train(data, spec).readings;
    if (reading === undefined) throw new Error('Expected a reading.');
    const { model, metrics } = reading;
    for (const split of ['validation', 'test'] as const) {
      const of = { model, preprocessing: 'divide255', validation, split } as const;
      const { logits, labels } = predictSplit(dataset, of);
      expect(metrics[split]).toEqual({
        cost: meanCost(takeSlot(data, 0), logits, labels),
        ...measureLogits(logits, labels),
      });
      const {
        majority,
        confusion,
        classes: each,
        ...overall
      } = measureSplit(scoreLogits(logits, labels));
      expect(measureLogits(logits, labels)).toEqual(overall);
      expect(each).toHaveLength(classes);
    }
    expect(metrics.train.cost).toBe(reading.cost);
    expect(metrics.train.balancedAccuracy).toBeGreaterThan(1 / classes);
  },
);

test('more than two classes are scored by their probabilities, whose sum is 1', () => {
  const logits = Float64Array.of(1, 2, 3, 800, 0, -800);
  const { scores, predictions, classCount } = scoreLogits(logits, Uint8Array.of(0, 0));
  expect([...predictions]).toEqual([2, 0]);
  expect(classCount).toBe(3);
  const total = exp(-2) + exp(-1) + 1;
  expect([...scores]).toEqual([exp(-2) / total, exp(-1) / total, 1 / total, 1, exp(-800), 0]);
});

test('logits that are not numbers have no ROC AUC and predict label 0', () => {
  const logits = Float64Array.of(Number.NaN, 1, Number.NaN, -1);
  expect(measureLogits(logits, Uint8Array.of(0, 1, 1, 0))).toMatchObject({
    ...{ accuracy: 0.75, recall: 0.5, rocAuc: null },
  });
});
