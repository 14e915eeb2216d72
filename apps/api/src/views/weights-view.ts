import { type Dataset, decodeModel, weightsOf } from '@sweepq/core';
import type { DatasetLibrary } from '@sweepq/datasets';
import { preprocessing, type Store, type SweepSpec, sha256, type Trial } from '@sweepq/queue';
import { z } from 'zod';
import { ApiProblem, notFound } from '../problems/problem.ts';

export const weightsView = z
  .strictObject({
    trialId: z.string(),
    modelSha256: sha256.nullable(),
    preprocessing,
    bias: z.number(),
    weights: z.array(z.number()).meta({
      description: 'One for each feature: pixel by pixel, row by row, channels innermost.',
    }),
  })
  .meta({
    id: 'Weights',
    description:
      'What a trial learnt: it predicts label 1 where x · weights + bias is above 0, x being an image as `preprocessing` makes it.',
  });

/** A trial's weights. A model in example space is stored as coefficients of the examples: they are put in. */
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
  const { weights, bias } = weightsOf(
    decodeModel(stored),
    dataset,
    preprocessing,
    spec.validation ?? undefined,
  );
  const { id: trialId, modelSha256 } = trial;
  return { trialId, modelSha256, preprocessing, bias, weights: [...weights] };
}

function assertSame({ dataset: { name, sha256 } }: SweepSpec, dataset: Dataset) {
  if (dataset.sha256.train === sha256.train) return;
  throw new ApiProblem('dataset-unusable', {
    detail: `The dataset \`${name}\` is no longer the one that the trial was trained on (sha256 of train ${sha256.train}).`,
  });
}
