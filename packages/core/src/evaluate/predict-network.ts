import type { SplitName } from '../load/dataset.ts';
import type { DescentParams } from '../models/descent-params.ts';
import { directNetworkForm, gramNetworkForm } from '../models/network/network-form.ts';
import type { NetworkModel } from '../models/network/network-model.ts';
import type { PreparedData, Slot } from '../preprocess/prepared-data.ts';

/** The logits (count, outputs) of a network, for a split of data in the form of the network. */
export function networkLogits(
  data: PreparedData,
  slot: Slot,
  model: NetworkModel,
  split: SplitName,
): Float64Array {
  const saved = {
    scalars: Float64Array.of(model.scale, 0),
    vectors: [model.first, ...model.upper, ...model.biases],
  };
  const context = { data, slot, hyperparameters: paramsOf(model) };
  const network = model.form === 'gram' ? gramNetworkForm : directNetworkForm;
  return network.logits(network.restore(context, saved), split);
}

/** The hyperparameters on which predictions depend. The others are not read. */
const paramsOf = ({ layers, activation, seed }: NetworkModel): DescentParams => ({
  ...{ seed, learningRate: 0, initScale: 0, l2: 0, momentum: 0, nesterov: false },
  network: { layers, activation, initialization: 'normal' },
});
