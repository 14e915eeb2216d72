export const optimizers = ['sgd', 'adam'] as const;
export const classWeights = ['none', 'balanced'] as const;

/** The hyperparameters of optimization beyond those of the article's unit. */
export type OptimizationParams = {
  /**
   * `sgd`: gradient descent, with the momentum as set. `adam`: Kingma and Ba 2015, with β₁ 0.9, β₂ 0.999, ε 1e-8 and bias correction. The penalty
   * λ w is a part of its gradient, as in `torch.optim.Adam(weight_decay)`. It has no momentum: `momentum` is 0 and `nesterov` is false.
   */
  optimizer: (typeof optimizers)[number];
  /** The number of images of an iteration. 0 takes all images, as does a number that is not below the number of images. */
  batchSize: number;
  /** How the learning rate changes from iteration to iteration; see `parseSchedule`. */
  schedule: string;
  /** The weight of an image in the cost: `none` is 1; `balanced` is m / (C · m_c) with m_c of the m images in its class, as in scikit-learn. */
  classWeight: (typeof classWeights)[number];
};

/** A run without `optimization` has these values. */
export const plainOptimization: OptimizationParams = {
  optimizer: 'sgd',
  batchSize: 0,
  schedule: 'constant',
  classWeight: 'none',
};
