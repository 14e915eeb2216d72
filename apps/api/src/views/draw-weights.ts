import { holdOutOf, type SweepSpec, type Trial } from '@sweepq/contract';
import { countUnits, decodeModel, weightsOfUnit, weightsPng } from '@sweepq/core';
import type { DatasetLibrary } from '@sweepq/datasets';
import type { Store } from '@sweepq/store';
import { refuse } from '../http/parse-request.ts';
import { assertUnchanged, readStoredModel } from './read-model.ts';

type Drawn = { spec: SweepSpec; trial: Trial; index: number; unit: number };

/** Draws the weights of a unit of the first layer of a trial's model as PNG. Throws a problem for a unit that the layer does not have. */
export async function drawWeights(
  { store, library }: { store: Store; library: DatasetLibrary },
  { spec, trial, index, unit }: Drawn,
): Promise<Buffer> {
  const model = decodeModel(await readStoredModel(store, trial, index));
  const units = countUnits(model);
  if (unit >= units) {
    const wanted =
      units === 1
        ? '0, because the first layer has one unit'
        : `a whole number from 0 to ${units - 1}, one of the ${units} units of the first layer`;
    const detail = `Expected \`unit\` to be ${wanted}, got \`${unit}\`.`;
    throw refuse('query', [{ pointer: '/unit', detail }]);
  }
  const dataset = await library.load(spec.dataset.name, spec.dataset.version);
  assertUnchanged(spec, dataset.sha256, ['train']);
  const { preprocessing } = trial.params;
  const weights = weightsOfUnit(model, unit, dataset, preprocessing, holdOutOf(spec.validation));
  return Buffer.from(await weightsPng(weights, dataset.imageShape));
}
