import { expect, test } from 'vitest';
import { oneLayerModel } from '../../fixtures/one-layer-model.ts';
import type { ExportedModel } from '../exported-model.ts';
import { decodeSafetensors } from './decode-safetensors.ts';
import { encodeSafetensors } from './encode-safetensors.ts';

const ofTwo: ExportedModel = { ...oneLayerModel, classes: ['null', '🐈 cat'] };
const ofThree: ExportedModel = {
  ...{ ...ofTwo, digest: null, threshold: null, validation: null, classes: ['7', '"', 'c'] },
  preprocessing: {
    ...{ name: 'standardize', rule: '(x - mean) / deviation, 0 where deviation is 0' },
    moments: { mean: Float64Array.of(1, 2, 3), deviation: Float64Array.of(0, 1 / 3, 5) },
  },
  layers: [
    {
      ...{ weights: Float64Array.of(1, 2, 3, 4, 5, 6), bias: Float64Array.of(7, 8) },
      activation: 'tanh',
    },
    {
      ...{ weights: Float64Array.of(1, 2, 3, 4, 5, 6), bias: Float64Array.of(-1, 0, 1) },
      activation: 'softmax',
    },
  ],
};

test.each([ofTwo, ofThree])(
  'a model of %# hidden layers is read back from .safetensors with the same bits, at any place in memory',
  (model) => {
    const file = encodeSafetensors(model);
    for (const offset of [0, 3]) {
      // Redis answers with a Buffer, whose `slice` does not copy.
      for (const moved of [Buffer.alloc(file.length + offset), new Uint8Array(file.length + 3)]) {
        moved.set(file, offset);
        expect(decodeSafetensors(moved.subarray(offset, offset + file.length))).toEqual(model);
      }
    }
  },
);

test('a file that is cut off is rejected', () => {
  const file = encodeSafetensors(ofThree);
  expect(() => decodeSafetensors(file.subarray(0, -1))).toThrow('It has no whole tensor deviation');
  expect(() => decodeSafetensors(file.subarray(0, 20))).toThrow();
});
