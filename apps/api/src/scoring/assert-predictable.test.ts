import type { Dataset } from '@sweepq/core';
import type { ExportedModel } from '@sweepq/exports';
import { expect, test } from 'vitest';
import { assertPredictable } from './assert-predictable.ts';

const imageShape: [number, number, number] = [2, 2, 1];
const model: ExportedModel = {
  ...{ trialId: 't', digest: null, inputShape: imageShape, validation: null, threshold: 0.5 },
  preprocessing: { name: 'divide255', rule: 'x / 255', moments: undefined },
  layers: [{ weights: new Float64Array(4), bias: new Float64Array(1), activation: 'sigmoid' }],
  classes: ['non-cat', 'cat'],
};
const judge = (classes: Dataset['classes']) => () =>
  assertPredictable(model, { imageShape, classes }, 10);

test('rejects a dataset whose classes are those of the model in another order', () => {
  expect(judge(['cat', 'non-cat'])).toThrow(
    'Expected a dataset whose classes have the order of the model (`non-cat`, `cat`), got `cat`, `non-cat`.',
  );
});

test('accepts a dataset with the classes of the model, and one with other names', () => {
  expect(judge(['non-cat', 'cat'])).not.toThrow();
  expect(judge(['dog', 'cat'])).not.toThrow();
  expect(judge(['0', '1'])).not.toThrow();
});
