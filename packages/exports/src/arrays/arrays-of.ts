import { type ExportedModel, pixelScale } from '../exported-model.ts';

export type NamedArray = { name: string; shape: readonly number[]; values: Float64Array };

/**
 * Returns the arrays of a model, float64: `W1` (units, inputs), `b1` (units), `W2` … of the layers, and `mean` (n) and `deviation` (n),
 * or `scale` (), of the preprocessing.
 */
export function arraysOf({ layers, preprocessing: { moments } }: ExportedModel): NamedArray[] {
  const ofPreprocessing = moments
    ? [vector('mean', moments.mean), vector('deviation', moments.deviation)]
    : [{ name: 'scale', shape: [], values: Float64Array.of(pixelScale) }];
  const ofLayers = layers.flatMap(({ weights, bias }, l) => [
    {
      name: `W${l + 1}`,
      shape: [bias.length, weights.length / bias.length],
      values: weights,
    },
    vector(`b${l + 1}`, bias),
  ]);
  return [...ofLayers, ...ofPreprocessing];
}

const vector = (name: string, values: Float64Array): NamedArray => ({
  name,
  shape: [values.length],
  values,
});
