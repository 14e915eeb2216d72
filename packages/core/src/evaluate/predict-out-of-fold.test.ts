import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { accuracy } from '../../fixtures/accuracy.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { plain, train } from '../../fixtures/train.ts';
import type { DescentParams } from '../models/descent-params.ts';
import { plainOptimization } from '../models/optimization-params.ts';
import { preprocessings } from '../preprocess/feature-scale.ts';
import { findFold } from '../preprocess/find-folds.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { predictOutOfFold } from './predict-out-of-fold.ts';
import { predictSplit } from './predict-split.ts';

const division = { folds: 4, seed: 3 };
const network = { layers: [3], activation: 'tanh', initialization: 'he' } as const;
const models: [string, number, DescentParams][] = [
  ['a unit', 2, plain],
  ['a network with 3 classes', 3, { ...plain, network }],
  ['Adam', 2, { ...plain, network, optimization: { ...plainOptimization, optimizer: 'adam' } }],
];

describe.each(models)('of %s', (_, classes, params) => {
  const dataset = smallDataset({ m: 41, mTest: 9, n: 70, classes });
  const spec = { ...params, readings: [20] };

  test.each(preprocessings)(
    'with %s, each image has the logit of the model that was not trained on it, to the bit',
    (preprocessing) => {
      const runs = [0, 1, 2, 3].map((fold) => {
        const validation = { ...division, fold };
        const data = prepareDataset(dataset, { form: 'gram', preprocessing, validation });
        return { validation, readings: train(data, spec).readings };
      });
      const fitted = runs.flatMap(({ readings }) => readings.map(({ model }) => model));
      const options = { ...division, models: fitted, preprocessing };
      const { indices, labels, logits } = predictOutOfFold(dataset, options);
      expect([...indices]).toEqual([...Array(41).keys()]);
      expect([...labels]).toEqual([...dataset.train.labels]);
      const outputs = logits.length / 41;
      expect(outputs).toBe(classes > 2 ? classes : 1);
      for (const { validation, readings } of runs) {
        const model = fitted[validation.fold];
        if (model === undefined) throw new Error('Expected a model of each fold.');
        const rows = findFold(dataset.train.labels, validation);
        const ofFold = rows.flatMap((i) => [...logits.slice(i * outputs, (i + 1) * outputs)]);
        const split = 'validation';
        const alone = predictSplit(dataset, { model, preprocessing, validation, split });
        expect(ofFold).toEqual([...alone.logits]);
        const right = accuracy(Float64Array.from(ofFold), alone.labels);
        expect(right).toBe(readings[0]?.metrics.validation?.accuracy);
      }
    },
  );
});

test.each(preprocessings)('copies no train image to shared memory, %s', (preprocessing) => {
  const dataset = smallDataset({ m: 12, mTest: 3, n: 1300 });
  const models = [0, 1, 2, 3].map((fold) => {
    const data = prepareDataset(dataset, { preprocessing, validation: { ...division, fold } });
    return train(data, { ...plain, readings: [2] }).result.model;
  });
  let allocated = 0;
  vi.stubGlobal(
    'SharedArrayBuffer',
    class extends SharedArrayBuffer {
      constructor(length: number) {
        super(length);
        allocated += length;
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  predictOutOfFold(dataset, { ...division, models, preprocessing });
  // The indices, labels and starting products of the folds take 1 kB, and the images of train 16 kB.
  expect(allocated).toBeGreaterThan(0);
  expect(allocated).toBeLessThan(1300);
});

test('rejects a number of models that differs from the number of folds', () => {
  const dataset = smallDataset({ m: 12, mTest: 3, n: 8 });
  const options = { ...division, models: [], preprocessing: 'divide255' } as const;
  expect(() => predictOutOfFold(dataset, options)).toThrow('a model for each of 4 folds, got 0');
});
