import type { FormName } from '../../preprocess/choose-form.ts';
import type { NetworkState } from './network-state.ts';

/**
 * How the first layer of a network is kept: in example space or in weight space. The layers above do not depend on it. All planes are
 * (units, rows).
 */
export interface FirstLayer {
  form: FormName;
  /** Sets the starting weights: the first `units` · `inputs` numbers of the generator, times the starting factor. Leaves the generator behind them. */
  init(state: NetworkState): void;
  /** Computes what a saved state does not have. */
  restore(state: NetworkState): void;
  /** Writes W₁ X̃ᵀ + b₁ of train to the first activations. Returns ‖W₁‖² if there is a penalty, else 0; undefined if `shouldStop` ended the pass. */
  forward(state: NetworkState, shouldStop: () => boolean): number | undefined;
  /** Writes W₁ X̃ᵀ + b₁ of the images that are only measured. */
  forwardMeasured(state: NetworkState): void;
  /** The address to which the caller writes the deltas of the first layer, before `backward`. */
  deltasAt(state: NetworkState): number;
  /** Turns the deltas of the first layer into the gradient of its weights. Returns false if `shouldStop` ended the pass. */
  backward(state: NetworkState, shouldStop: () => boolean): boolean;
  /** The numbers of a unit: m coefficients or n weights. */
  length(data: NetworkState['data']): number;
  /** The distance of two units in the parameters. */
  stride(data: NetworkState['data']): number;
}
