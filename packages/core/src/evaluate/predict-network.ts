import type { Dataset, SplitName } from '../load/dataset.ts';
import type { DescentParams } from '../models/descent-params.ts';
import { layersOf } from '../models/layers-of.ts';
import { directNetworkForm, gramNetworkForm } from '../models/network/network-form.ts';
import type { NetworkModel } from '../models/network/network-model.ts';
import type { Preprocessing } from '../preprocess/feature-scale.ts';
import { fillCrossGram } from '../preprocess/fill-gram-matrices.ts';
import type { HeldOut } from '../preprocess/hold-out.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { takeSlot } from '../preprocess/prepared-data.ts';

type NetworkOptions = {
  model: NetworkModel;
  preprocessing: Preprocessing;
  validation?: HeldOut | undefined;
};

/**
 * The logits (count, outputs) of a network: of all images to train on, or of all that are only measured, the held-out ones first. In the Gram
 * form, those of train are computed from the weights, and differ from those of the run by rounding errors.
 */
export function networkLogits(
  dataset: Dataset,
  { model, preprocessing, validation }: NetworkOptions,
  split: SplitName,
): Float64Array {
  const form = split === 'train' ? 'direct' : model.form;
  const data = prepareDataset(dataset, {
    ...{ preprocessing, validation, form, budget: 0, isTrainedOn: false },
  });
  if (form === 'gram') fillCrossGram(data);
  const [first, ...upper] =
    form === 'gram'
      ? [model.first, ...model.upper]
      : layersOf(model, dataset, preprocessing, validation).map(({ weights }) => weights);
  const saved = {
    scalars: Float64Array.of(model.scale, 0),
    vectors: [first as Float64Array, ...upper, ...model.biases],
  };
  const context = { data, slot: takeSlot(data, 0), hyperparameters: paramsOf(model) };
  const network = form === 'gram' ? gramNetworkForm : directNetworkForm;
  return network.logits(network.restore(context, saved), split);
}

/** The hyperparameters on which predictions depend. The others are not read. */
const paramsOf = ({ layers, activation, seed }: NetworkModel): DescentParams => ({
  ...{ seed, learningRate: 0, initScale: 0, l2: 0, momentum: 0, nesterov: false },
  network: { layers, activation, initialization: 'normal' },
});
