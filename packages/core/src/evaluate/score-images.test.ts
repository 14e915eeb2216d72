import { describe, expect, test } from 'vitest';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { plain, train } from '../../fixtures/train.ts';
import { scoreLogits } from '../metrics/measure-logits.ts';
import type { DescentParams } from '../models/descent-params.ts';
import { layersOf } from '../models/layers-of.ts';
import { isNetworkModel, type Model } from '../models/model.ts';
import { probabilityOf } from '../predict/probability.ts';
import { describePreprocessing } from '../preprocess/describe-preprocessing.ts';
import { type Preprocessing, preprocessings } from '../preprocess/feature-scale.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { predictSplit } from './predict-split.ts';
import { type DenseModel, scoreImages } from './score-images.ts';

const n = 70;
const network = { layers: [6, 5], activation: 'relu', initialization: 'he' } as const;
const models: [string, number, DescentParams][] = [
  ['a unit', 2, plain],
  ['a network with 2 classes', 2, { ...plain, network: { ...network, activation: 'tanh' } }],
  ['a network with 3 classes', 3, { ...plain, network }],
];

type Of = { dataset: ReturnType<typeof smallDataset>; preprocessing: Preprocessing };

function exported(model: Model, { dataset, preprocessing }: Of): DenseModel {
  const layers = layersOf(model, dataset, preprocessing);
  const activation = isNetworkModel(model) ? model.activation : 'sigmoid';
  return {
    preprocessing: describePreprocessing(dataset, preprocessing),
    layers: layers.map(({ weights, biases: bias }) => ({ weights, bias, activation })),
  };
}

describe.each(models)('of %s', (_, classes, params) => {
  const dataset = smallDataset({ m: 41, mTest: 23, n, classes });

  test.each(preprocessings)(
    'with %s, the test images have the labels of the engine, and its probabilities within 1e-12',
    (preprocessing) => {
      const { model } = train(prepareDataset(dataset, { preprocessing }), {
        ...{ ...params, readings: [30] },
      }).result;
      const { logits, labels } = predictSplit(dataset, { model, preprocessing, split: 'test' });
      const { predictions, scores } = scoreLogits(logits, labels);
      const engine =
        classes === 2 ? [...scores].flatMap((z) => [-z, z].map(probabilityOf)) : [...scores];
      const images = Array.from(labels, (_label, i) =>
        dataset.test.images.subarray(i * n, (i + 1) * n),
      );
      const found = scoreImages(exported(model, { dataset, preprocessing }), images);
      expect(found.predicted).toEqual(predictions);
      expect(found.probabilities.length).toBe(classes * images.length);
      for (const [k, p] of engine.entries()) {
        expect(Math.abs((found.probabilities[k] as number) - p)).toBeLessThan(1e-12);
      }
    },
  );
});

test('a feature without deviation counts as 0, and no images give empty results', () => {
  const moments = { mean: Float64Array.of(9, 100), deviation: Float64Array.of(0, 50) };
  const layer = { weights: Float64Array.of(7, 2), bias: Float64Array.of(1) };
  const model: DenseModel = {
    preprocessing: { moments },
    layers: [{ ...layer, activation: 'sigmoid' }],
  };
  const { probabilities, predicted } = scoreImages(model, [Uint8Array.of(255, 50)]);
  // z = 2 · (50 − 100) / 50 + 1
  expect([...probabilities]).toEqual([probabilityOf(1), probabilityOf(-1)]);
  expect([...predicted]).toEqual([0]);
  expect(scoreImages(model, []).probabilities.length).toBe(0);
});
