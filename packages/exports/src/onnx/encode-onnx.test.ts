import * as ort from 'onnxruntime-web';
import { expect, test } from 'vitest';
import type { ExportedModel } from '../exported-model.ts';
import { encodeOnnx } from './encode-onnx.ts';

/** Two pixels. The second one had the value 7 in all images that the model was trained on. */
const model: ExportedModel = {
  ...{ trialId: 'swp_x-t0', digest: null, inputShape: [1, 2, 1], validation: null },
  preprocessing: {
    name: 'standardize',
    rule: '(x - mean) / deviation, 0 where deviation is 0',
    moments: { mean: Float64Array.of(100, 7), deviation: Float64Array.of(50, 0) },
  },
  layers: [
    {
      weights: Float64Array.of(1, 1000, -1, 1000),
      bias: Float64Array.of(0.5, 0.25),
      activation: 'relu',
    },
    { weights: Float64Array.of(2, -3), bias: Float64Array.of(0.125), activation: 'sigmoid' },
  ],
  threshold: 0.5,
  classes: ['no', 'yes'],
};

async function predict(exported: ExportedModel, pixels: number[]): Promise<number[]> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(encodeOnnx(exported));
  const { inputShape } = exported;
  const count = pixels.length / inputShape.reduce((product, length) => product * length, 1);
  const images = new ort.Tensor('uint8', Uint8Array.from(pixels), [count, ...inputShape]);
  const { probabilities } = await session.run({ images });
  await session.release();
  expect(probabilities?.dims).toEqual([count, exported.classes.length]);
  return Array.from(probabilities?.data as Float32Array);
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

test('a pixel without deviation has no effect, and two classes have both probabilities', async () => {
  const found = await predict(model, [150, 7, 150, 200, 50, 0]);
  // x = 1: a = (1.5, 0), z = 3.125. x = −1: a = (0, 1.25), z = −3.625.
  const expected = [3.125, 3.125, -3.625].flatMap((z) => [sigmoid(-z), sigmoid(z)]);
  for (const [i, p] of expected.entries()) expect(found[i]).toBeCloseTo(p, 6);
});

test('the small probability of an image that is certain is not rounded to 0', async () => {
  const [layer, last] = model.layers;
  const certain = { ...last, bias: Float64Array.of(40) } as ExportedModel['layers'][number];
  const layers = [layer, certain] as ExportedModel['layers'];
  const [no = 0, yes] = await predict({ ...model, layers }, [100, 7]);
  // a = (0.5, 0.25), z = 40.25.
  expect(no / sigmoid(-40.25)).toBeCloseTo(1, 4);
  expect(yes).toBe(1);
});

test('a softmax has one probability for each class, by label', async () => {
  const softmax: ExportedModel = {
    ...model,
    preprocessing: { name: 'divide255', rule: 'x / 255', moments: undefined },
    layers: [
      {
        weights: Float64Array.of(1, 0, 0, 1, 0, 0),
        bias: Float64Array.of(0, 0, 0.5),
        activation: 'softmax',
      },
    ],
    ...{ threshold: null, classes: ['a', 'b', 'c'] },
  };
  const found = await predict(softmax, [255, 51]);
  const powers = [1, 0.2, 0.5].map(Math.exp);
  const sum = powers.reduce((total, each) => total + each, 0);
  for (const [label, power] of powers.entries()) expect(found[label]).toBeCloseTo(power / sum, 6);
});
