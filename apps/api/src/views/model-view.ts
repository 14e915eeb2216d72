import { digest, openEnum, preprocessings } from '@sweepq/contract';
import { activations } from '@sweepq/core';
import type { ExportedModel } from '@sweepq/exports';
import { z } from 'zod';
import { imageShapeView } from './dataset-view.ts';

const numbers = z.array(z.number());

const preprocessingView = z
  .object({
    name: openEnum(preprocessings),
    rule: openEnum(['x / 255', '(x - mean) / deviation, 0 where deviation is 0']),
    mean: numbers.nullable(),
    deviation: numbers.nullable(),
  })
  .meta({
    id: 'ModelPreprocessing',
    description:
      'The rule that converts a pixel x from 0 to 255 to a feature. `mean` and `deviation` have one number for each feature, computed over the images that the trial was trained on (deviation with 1/m). They are null if the rule does not use them.',
  });

const heldOutView = z
  .object({
    fraction: z.number(),
    seed: z.number().int(),
    heldOut: z.array(z.number().int()).meta({
      description:
        'The indices, from 0, of the held-out images of the training set, in ascending order.',
    }),
  })
  .meta({ id: 'HeldOut' });

const layerView = z
  .object({
    weights: z.array(numbers).meta({
      description:
        'One row for each output of the layer. A row has one weight for each input of the layer.',
    }),
    bias: numbers.meta({ description: 'One number for each output of the layer.' }),
    activation: openEnum([...activations, 'softmax']).meta({
      description:
        'Applied to the outputs of the layer. The last layer has `sigmoid` with two classes, and `softmax` with more.',
    }),
  })
  .meta({ id: 'ModelLayer' });

export const modelView = z
  .object({
    trialId: z.string(),
    digest: digest.nullable().meta({ description: 'The `modelDigest` of the trial.' }),
    inputShape: imageShapeView,
    preprocessing: preprocessingView,
    validation: heldOutView.nullable().meta({
      description:
        'The held-out images. Null without a validation split, and with folds: then the model was trained on all images.',
    }),
    layers: z.array(layerView).meta({
      description:
        'The layers, the first one first. The input of the first layer is the preprocessed image: row by row, pixel by pixel, with the channels of a pixel together.',
    }),
    threshold: z.number().nullable().meta({
      description:
        'With two classes, the label is 1 if the output of the last layer is above this number. For one layer, this means that weights · input + bias is above 0. Null with more classes: the label is the index of the largest output, the lowest one of several.',
    }),
    classes: z
      .array(z.object({ name: z.string() }))
      .meta({ description: 'The classes, by label from 0.' }),
  })
  .meta({
    id: 'Model',
    description: 'The model of a trial, and everything needed to predict.',
  });

/** Returns the model as the answer in JSON. */
export function viewModel(model: ExportedModel): z.infer<typeof modelView> {
  const { trialId, digest, inputShape, validation, threshold } = model;
  const { name, rule, moments } = model.preprocessing;
  return {
    ...{ trialId, digest, inputShape: [...inputShape] },
    preprocessing: {
      ...{ name, rule },
      mean: moments ? [...moments.mean] : null,
      deviation: moments ? [...moments.deviation] : null,
    },
    validation: validation && { ...validation, heldOut: [...validation.heldOut] },
    layers: model.layers.map(({ weights, bias, activation }) => ({
      weights: splitRows(weights, bias.length),
      bias: [...bias],
      activation,
    })),
    threshold,
    classes: model.classes.map((className) => ({ name: className })),
  };
}

/** The rows of a matrix, each with the weights of one unit. */
function splitRows(weights: Float64Array, units: number): number[][] {
  const inputs = weights.length / units;
  return Array.from({ length: units }, (_, u) => [
    ...weights.subarray(u * inputs, (u + 1) * inputs),
  ]);
}
