import type { NetworkParams } from './network/network-params.ts';
import type { OptimizationParams } from './optimization-params.ts';

/** The hyperparameters of the article's unit. A network has all of them, too. */
export type UnitParams = {
  learningRate: number;
  /** The seed of the starting weights. */
  seed: number;
  /** The standard deviation of the starting weights with the initialization `normal`. With 0, all starting weights are 0. */
  initScale: number;
  /** λ of the penalty λ/2 ‖w‖² in the cost (Goodfellow et al., Deep Learning, 7.1.1), over the weights of all layers; the biases have none. */
  l2: number;
  /** μ of the velocity, 0 to below 1: v ← μ v − α g, w ← w + v (Polyak's heavy ball). */
  momentum: number;
  /** Nesterov's correction: w ← w + μ v − α g (Sutskever et al. 2013, as in Keras and PyTorch). */
  nesterov: boolean;
};

/** The hyperparameters. Together with the data they determine a trajectory of gradient descent. */
export type DescentParams = UnitParams & {
  /** If undefined, the model is the article's unit. */
  network?: NetworkParams | undefined;
  /**
   * If undefined, all images, a constant rate and no class weights. A unit with an `optimization` is trained as a network without hidden layers,
   * also if all its values are the defaults.
   */
  optimization?: OptimizationParams | undefined;
};
