import type { ExportedModel } from '@sweepq/exports';

/** Copies the arrays of a model to shared memory. Then a thread gets the model without a copy. */
export function shareModel(model: ExportedModel): ExportedModel {
  const { moments } = model.preprocessing;
  return {
    ...model,
    preprocessing: {
      ...model.preprocessing,
      moments: moments && { mean: share(moments.mean), deviation: share(moments.deviation) },
    },
    layers: model.layers.map(({ weights, bias, activation }) => ({
      ...{ weights: share(weights), bias: share(bias), activation },
    })),
  };
}

function share(values: Float64Array): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}

/** The memory of the arrays of a model. */
export const sizeOfModel = ({ preprocessing: { moments }, layers }: ExportedModel): number =>
  layers.reduce((sum, { weights, bias }) => sum + weights.byteLength + bias.byteLength, 0) +
  (moments ? 2 * moments.mean.byteLength : 0);
