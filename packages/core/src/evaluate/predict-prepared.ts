import type { SplitName } from '../load/dataset.ts';
import { isNetworkModel, type Model } from '../models/model.ts';
import { prepareStart } from '../models/unit/start.ts';
import type { Parameters } from '../models/unit/unit-model.ts';
import { gramLogits } from '../predict/gram-logits.ts';
import { multiplySplit, scaleWeights } from '../predict/multiply-split.ts';
import { fillCrossGram } from '../preprocess/fill-gram-matrices.ts';
import { float64sAt, type PreparedData, type Slot, takeSlot } from '../preprocess/prepared-data.ts';
import { networkLogits } from './predict-network.ts';

/**
 * The logits (count, outputs) of a split of prepared data: of all images that are only measured, the held-out ones first, or of all images to
 * train on. `train` needs a model in the direct form. Uses the first slot, and fills the products of test with train for a model in the Gram form.
 */
export function predictPrepared(data: PreparedData, model: Model, split: SplitName): Float64Array {
  const slot = takeSlot(data, 0);
  if (model.form === 'gram') fillCrossGram(data);
  if (isNetworkModel(model)) return networkLogits(data, slot, model, split);
  if (model.form === 'direct') return multiply(data, slot, split, model);
  const { seed, scale, bias, coefficients } = model;
  const { test: start } = prepareStart(data, slot, seed);
  return gramLogits(data, slot, { start, coefficients, scale, bias });
}

/** z = w · x̃ + b, as in the direct form. */
function multiply(
  data: PreparedData,
  slot: Slot,
  split: SplitName,
  { weights, bias }: Parameters,
): Float64Array {
  const { gradient } = slot.at;
  float64sAt(slot.memory, gradient, data.layout.stride).fill(0).set(weights);
  const { shift } = scaleWeights(data, slot, gradient);
  return multiplySplit(data, slot, split, bias - shift);
}
