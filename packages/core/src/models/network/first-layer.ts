import type { FormName } from '../../preprocess/choose-form.ts';
import type { NetworkState } from './network-state.ts';
import type { Batch } from './take-batch.ts';

/**
 * How the first layer of a network is kept: in example space or in weight space. The layers above do not depend on it. All planes are
 * (units, rows).
 */
export interface FirstLayer {
  form: FormName;
  /**
   * Sets the starting weights: the first `units` · `inputs` numbers of the generator, times the starting factor. The layers above draw the
   * next numbers.
   */
  init(state: NetworkState): void;
  /** Computes the numbers that a saved state does not contain. */
  restore(state: NetworkState): void;
  /**
   * Writes W₁ X̃ᵀ + b₁ of these images of train to the first activations. Returns ‖W₁‖², or undefined if `shouldStop` ended the pass. Without a penalty, the
   * value is not used and can be 0.
   */
  forward(state: NetworkState, batch: Batch, shouldStop: () => boolean): number | undefined;
  /** Writes W₁ X̃ᵀ + b₁ of the images that are only measured. */
  forwardMeasured(state: NetworkState): void;
  /** The address to which the caller writes the deltas of the first layer, before `backward`. */
  deltasAt(state: NetworkState, batch: Batch): number;
  /** Turns the deltas of the first layer into the gradient of its weights. Returns false if `shouldStop` ended the pass. */
  backward(state: NetworkState, batch: Batch, shouldStop: () => boolean): boolean;
  /** How many numbers a unit has: m coefficients or n weights. */
  length(size: Pick<NetworkState['data'], 'm' | 'n'>): number;
  /** The distance from one unit to the next one in the parameters, in float64. */
  stride(data: NetworkState['data']): number;
}
