export const activations = ['relu', 'tanh', 'sigmoid'] as const;
export type Activation = (typeof activations)[number];

/**
 * The factor of the starting weights `randn(n_l, n_{l−1})` of layer l. `normal`: `initScale`, as in the article. `lecun`: 1 / √n_{l−1}, as
 * in the course that follows the article (LeCun et al., Efficient BackProp, 1998). `he`: √(2 / n_{l−1}) (He et al. 2015). `xavier`:
 * √(2 / (n_{l−1} + n_l)) (Glorot and Bengio 2010).
 */
export const initializations = ['normal', 'lecun', 'he', 'xavier'] as const;
export type Initialization = (typeof initializations)[number];

/** The hyperparameters that only networks have. */
export type NetworkParams = {
  /** The number of units of each hidden layer, the first layer first. */
  layers: readonly number[];
  /** The activation of all hidden layers. The last layer has the sigmoid, or the softmax with more than two classes. */
  activation: Activation;
  initialization: Initialization;
};
