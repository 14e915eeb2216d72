import { preprocessing, type SweepSpec, sha256, type Trial } from '@sweepq/contract';
import { type Dataset, decodeModel, describePreprocessing, weightsOf } from '@sweepq/core';
import type { DatasetLibrary } from '@sweepq/datasets';
import type { Store } from '@sweepq/store';
import { z } from 'zod';
import { ApiProblem, notFound } from '../problems/problem.ts';

const numbers = z.array(z.number());

const scaling = z
  .strictObject({
    rule: z.enum(['x / 255', '(x - mean) / deviation, 0 where deviation is 0']),
    mean: numbers.nullable(),
    deviation: numbers.nullable(),
  })
  .meta({
    id: 'Scaling',
    description:
      'The rule that converts a pixel x from 0 to 255 to a feature. `mean` and `deviation` have one number for each feature, computed over the images that the trial was trained on (deviation with 1/m). They are null if the rule does not use them.',
  });

const heldOut = z
  .strictObject({
    fraction: z.number(),
    seed: z.number().int(),
    heldOut: z.array(z.number().int()).meta({
      description:
        'The indices, from 0, of the held-out images of the training set, in ascending order.',
    }),
  })
  .meta({ id: 'HeldOut' });

export const weightsView = z
  .strictObject({
    trialId: z.string(),
    modelSha256: sha256.nullable(),
    preprocessing,
    scaling,
    validation: heldOut
      .nullable()
      .meta({ description: 'The held-out images. Null without a validation split.' }),
    bias: z.number(),
    weights: numbers.meta({
      description:
        'One weight for each feature: row by row, pixel by pixel, with the channels of a pixel together.',
    }),
  })
  .meta({
    id: 'Weights',
    description:
      'The weights of a trial, and everything needed to predict. The label is 1 if x̃ · weights + bias is above 0, where x̃ are the pixels of an image, scaled by `scaling`. docs/numerics.md has the code in NumPy.',
  });

/** Returns the weights of a trial. Some models are stored as coefficients of the examples. Their weights are computed here. */
export async function viewWeights(
  { store, library }: { store: Store; library: DatasetLibrary },
  spec: SweepSpec,
  trial: Trial,
  index: number,
): Promise<z.infer<typeof weightsView>> {
  const stored = await store.readModel({ sweepId: spec.id, trial: index });
  if (stored === undefined) {
    const yet = trial.finishedAt ? '' : ' yet';
    throw notFound(`The trial \`${trial.id}\` is ${trial.status} and has no model${yet}.`);
  }
  const dataset = await library.load(spec.dataset.name);
  assertSame(spec, dataset);
  const { preprocessing } = trial.params;
  const validation = spec.validation ?? undefined;
  const { weights, bias } = weightsOf(decodeModel(stored), dataset, preprocessing, validation);
  const { heldOut, moments } = describePreprocessing(dataset, preprocessing, validation);
  const { id: trialId, modelSha256 } = trial;
  return {
    ...{ trialId, modelSha256, preprocessing },
    scaling: {
      rule: moments ? '(x - mean) / deviation, 0 where deviation is 0' : 'x / 255',
      mean: moments ? [...moments.mean] : null,
      deviation: moments ? [...moments.deviation] : null,
    },
    validation: validation && heldOut ? { ...validation, heldOut } : null,
    ...{ bias, weights: [...weights] },
  };
}

function assertSame({ dataset: { name, sha256 } }: SweepSpec, dataset: Dataset) {
  if (dataset.sha256.train === sha256.train) return;
  throw new ApiProblem('dataset-unusable', {
    detail: `The dataset \`${name}\` has changed since the trial was trained (sha256 of train at that time: ${sha256.train}).`,
  });
}
