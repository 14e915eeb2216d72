import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { accuracy } from '../../fixtures/accuracy.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { plain, train } from '../../fixtures/train.ts';
import { asUnit } from '../models/model.ts';
import { directLayer } from '../models/network/direct-layer.ts';
import { gramLayer } from '../models/network/gram-layer.ts';
import { weightsOf } from '../models/unit/unit-model.ts';
import { meanCost } from '../predict/mean-cost.ts';
import { probabilityOf } from '../predict/probability.ts';
import { preprocessings } from '../preprocess/feature-scale.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { takeSlot } from '../preprocess/prepared-data.ts';
import { createExamples } from '../reference/examples.ts';
import { sigmoid } from '../reference/sigmoid.ts';
import { predictSplit } from './predict-split.ts';

const dataset = smallDataset({ m: 61, mTest: 23, n: 70 });
const validation = { fraction: 0.3, seed: 2 };
const spec = { ...plain, l2: 0.1, momentum: 0.9, nesterov: true, readings: [1, 40] };
const splits = ['train', 'validation', 'test'] as const;

describe.each(['gram', 'direct'] as const)('in the %s form', (form) => {
  describe.each(preprocessings)('with %s', (preprocessing) => {
    test('the predictions of each split have the accuracy that the run measured, and those of validation the bits of the cost', () => {
      const data = prepareDataset(dataset, { form, preprocessing, validation });
      for (const reading of train(data, spec).readings) {
        const found = splits.map((split) => {
          const options = { model: reading.model, preprocessing, validation, split };
          const { logits, labels } = predictSplit(dataset, options);
          return accuracy(logits, labels);
        });
        const measured = splits.map((split) => reading.metrics[split]?.accuracy);
        expect(found).toEqual(measured);
        const options = { model: reading.model, preprocessing, validation } as const;
        const { logits, labels } = predictSplit(dataset, { ...options, split: 'validation' });
        expect(meanCost(takeSlot(data, 0), logits, labels)).toBe(reading.metrics.validation?.cost);
      }
    });

    test('the logits are w · x̃ + b within 1e-12, for images inside and outside a large memory', () => {
      const data = prepareDataset(dataset, { form, preprocessing });
      const { model } = train(data, spec).result;
      const { weights, bias } = weightsOf(asUnit(model), dataset, preprocessing);
      const examples = createExamples(dataset, preprocessing);
      for (const split of ['train', 'test'] as const) {
        const { logits, indices } = predictSplit(dataset, { model, preprocessing, split });
        expect([...indices]).toEqual([...dataset[split].labels.keys()]);
        const { X } = examples[split];
        for (const [i, logit] of logits.entries()) {
          const z = weights.reduce((sum, w, j) => sum + w * (X[i * 70 + j] ?? 0), bias);
          expect(Math.abs(logit - z)).toBeLessThan(1e-12);
        }
      }
    });
  });
});

test('the images of train and validation are those of the train file, each in one split', () => {
  const { model } = train(prepareDataset(dataset, { validation }), spec).result;
  const [trained, heldOut] = (['train', 'validation'] as const).map((split) =>
    predictSplit(dataset, { model, preprocessing: 'divide255', validation, split }),
  );
  const indices = [...(trained?.indices ?? []), ...(heldOut?.indices ?? [])];
  expect(indices.toSorted((a, b) => a - b)).toEqual([...Array(61).keys()]);
  expect(heldOut?.indices.length).toBe(18);
  for (const { indices, labels } of [trained, heldOut].flatMap((each) => each ?? [])) {
    expect([...labels]).toEqual([...indices].map((i) => dataset.train.labels[i]));
  }
});

test.each([
  ['gram', gramLayer],
  ['direct', directLayer],
] as const)('predicts test with a %s network without a pass over train', (form, layer) => {
  const network = { layers: [3], activation: 'tanh', initialization: 'he' } as const;
  const data = prepareDataset(dataset, { form });
  const { model } = train(data, { ...plain, network, readings: [2] }).result;
  const forward = vi.spyOn(layer, 'forward');
  onTestFinished(() => forward.mockRestore());
  predictSplit(dataset, { model, preprocessing: 'divide255', split: 'test' });
  expect(forward).not.toHaveBeenCalled();
  predictSplit(dataset, { model, preprocessing: 'divide255', split: 'train' });
  expect(forward).toHaveBeenCalledTimes(form === 'direct' ? 1 : 0);
});

test('the probability is the sigmoid within 4 units in the last place, and NaN of NaN', () => {
  for (let k = -4000; k <= 4000; k++) {
    const z = k / 10;
    const expected = sigmoid(z);
    expect(Math.abs(probabilityOf(z) - expected)).toBeLessThanOrEqual(4 * 2 ** -53 * expected);
  }
  expect(probabilityOf(Number.NaN)).toBeNaN();
  expect([probabilityOf(-1e300) > 0, probabilityOf(1e300)]).toEqual([true, 1]);
});
