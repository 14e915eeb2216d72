// Folds trained by the engine, compared with a loop in NumPy that has the same division (make-numpy-folds.py).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accuracy } from '../../fixtures/accuracy.ts';
import { relabel } from '../../fixtures/network-records.ts';
import { loadSyntheticCats } from '../../fixtures/synthetic-cats.ts';
import { train } from '../../fixtures/train.ts';
import type { UnitParams } from '../models/descent-params.ts';
import type { NetworkParams } from '../models/network/network-params.ts';
import { formNames } from '../preprocess/choose-form.ts';
import type { Preprocessing } from '../preprocess/feature-scale.ts';
import { prepareFolds } from '../preprocess/prepare-folds.ts';
import { summariseFolds } from '../summarise/summarise-folds.ts';
import { predictOutOfFold } from './predict-out-of-fold.ts';

type RecordedFolds = UnitParams &
  NetworkParams & {
    folds: number;
    foldSeed: number;
    preprocessing: Preprocessing;
    classes: number;
    iterations: number;
    mean: number;
    std: number;
    outOfFold: number;
    results: { costs: number[]; validationCost: number; validationAccuracy: number }[];
  };

const path = new URL('../../fixtures/folds-numpy.json', import.meta.url);
const { runs } = JSON.parse(readFileSync(path, 'utf8')) as { runs: RecordedFolds[] };
const cats = await loadSyntheticCats();

describe.each(formNames)('in the %s form', (form) => {
  test.each(runs)(
    'costs and validation costs of $folds folds equal NumPy within 1e-9, and the accuracies are equal: $classes classes, $preprocessing',
    (recorded) => {
      const { folds, foldSeed: seed, preprocessing, classes, results } = recorded;
      const { learningRate, initScale, l2, momentum, nesterov } = recorded;
      const { layers, activation, initialization } = recorded;
      const dataset = relabel(cats, classes);
      const { parts } = prepareFolds(dataset, { folds, seed }, { form, preprocessing });
      const isUnit = layers.length === 0 && classes === 2;
      const trained = parts.map((data) =>
        train(data, {
          ...{ learningRate, seed: recorded.seed, initScale, l2, momentum, nesterov },
          network: isUnit ? undefined : { layers, activation, initialization },
          readings: [recorded.iterations],
        }),
      );
      const measured = trained.map(({ result, readings: [reading] }) => {
        const validation = reading?.metrics.validation;
        return { curve: result.curve, model: result.model, validation };
      });
      for (const [fold, { curve, validation }] of measured.entries()) {
        const expected = results[fold];
        expect(validation?.accuracy).toBe(expected?.validationAccuracy);
        const deviations = [...curve].map((cost, k) =>
          Math.abs(cost - (expected?.costs[k] ?? Number.NaN)),
        );
        expect(deviations).toHaveLength(recorded.iterations);
        expect(Math.max(...deviations)).toBeLessThan(1e-9);
        expect(validation?.cost).toBeCloseTo(expected?.validationCost ?? Number.NaN, 9);
      }
      const models = measured.map(({ model }) => model);
      const { logits, labels } = predictOutOfFold(dataset, { models, preprocessing, folds, seed });
      expect(accuracy(logits, labels)).toBe(recorded.outOfFold);
      const accuracies = measured.map(({ validation }) => validation?.accuracy ?? null);
      const { mean, std } = summariseFolds(accuracies);
      expect(mean).toBeCloseTo(recorded.mean, 14);
      expect(std).toBeCloseTo(recorded.std, 14);
    },
  );
});
