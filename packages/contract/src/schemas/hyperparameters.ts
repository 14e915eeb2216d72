// The hyperparameters of a run. The iteration count is not one of them, because trials that differ only in their iteration
// counts are readings of one run.
import type { Preprocessing, RunSpec, UnitParams } from '@sweepq/core';
import { z } from 'zod';
import { activation, initialization, layersText, network, textOfLayers } from './network.ts';
import {
  batchSize,
  classWeight,
  optimization,
  optimizer,
  plainOptimization,
} from './optimization.ts';
import {
  initScale,
  iterations,
  l2,
  learningRate,
  momentum,
  nesterov,
  preprocessing,
  type ShapeOf,
  seed,
} from './rules.ts';
import { schedule } from './schedule.ts';

export type Hyperparameters = UnitParams & {
  preprocessing: Preprocessing;
  /** Undefined for the unit, so that the jobs and the identity of its runs are those of versions without networks. */
  network?: RunSpec['network'];
  /** Undefined if all its values are those of the article, for the same reason. */
  optimization?: RunSpec['optimization'];
};

const ofUnit = {
  learningRate: learningRate.describe('The α of the update w ← w − α ∂J/∂w.'),
  seed: seed.describe('The seed of the initial weights.'),
  initScale: initScale.describe(
    'The standard deviation of the initial weights. With 0, all initial weights are 0.',
  ),
  l2: l2.describe(
    'The λ of the penalty λ/2 ‖w‖² in the cost. The bias is not part of the penalty.',
  ),
  momentum: momentum.describe(
    'The μ of the velocity (heavy ball). With 0, the update is plain gradient descent.',
  ),
  nesterov: nesterov.describe('Whether to use Nesterov’s correction of the velocity.'),
  preprocessing: preprocessing.describe(
    'How pixels become features: `divide255` divides by 255, `standardize` subtracts the mean and divides by the standard deviation of each pixel, computed over the images that the run trains on.',
  ),
};

/** The hyperparameters of a run, as its job has them. */
export const hyperparameters = z.strictObject({
  ...ofUnit,
  network: network.optional(),
  optimization: optimization.optional(),
} satisfies ShapeOf<Hyperparameters>);

/** The hyperparameters of the unit. The identity of a run has them in this order. */
export const unitNames = z.strictObject(ofUnit).keyof().options;

export type ParamName = keyof TrialParams;

/** The hyperparameters of a trial. `layers` is a text, as in tables; answers in JSON have a list of sizes. */
export const trialParams = z.strictObject({
  ...ofUnit,
  layers: layersText,
  activation: activation.describe(
    'The activation of the hidden layers. Without hidden layers it has no effect, and is `relu`.',
  ),
  initialization: initialization.describe(
    'How weights begin, as multiples of samples of the standard normal distribution: `normal` by `initScale`, `lecun` by 1/√inputs, `he` by √(2/inputs), `xavier` by √(2/(inputs + outputs)) of the layer. `initScale` has an effect with `normal` only, and otherwise is 0.01.',
  ),
  optimizer: optimizer.describe(
    'How the gradient changes the weights: `sgd` by gradient descent with `momentum` and `nesterov`, `adam` by the method of Kingma and Ba with β₁ 0.9, β₂ 0.999 and ε 1e-8. With `adam`, `momentum` and `nesterov` have no effect, and are 0 and false.',
  ),
  batchSize: batchSize.describe(
    'The number of images of an iteration, drawn without repetition until all images were used once. 0 takes all images, as does a number that is not below the number of images.',
  ),
  schedule: schedule.describe(
    'How the learning rate α changes with the number t of an iteration, from 0. `constant`: α. `inverse:DECAY`: α / (1 + DECAY · t). `step:EVERY:FACTOR`: α · FACTOR^⌊t/EVERY⌋. `cosine:PERIOD:WARMUP`: α · (t + 1)/WARMUP in the first WARMUP iterations, then a half cosine from α to 0 at iteration PERIOD. WARMUP is 0 if it is left out.',
  ),
  classWeight: classWeight.describe(
    'The weight of an image in the cost that the run minimises. `none`: 1. `balanced`: m / (C · n) for m images, C classes, and n images in its class, so that all classes have the same weight.',
  ),
  iterations: iterations.describe(
    'The number of iterations. An iteration is one step of gradient descent; with a `batchSize`, a step on one batch.',
  ),
});
export type TrialParams = z.infer<typeof trialParams>;

const unit: z.infer<typeof network> = {
  layers: [],
  activation: 'relu',
  initialization: 'normal',
};

/** Returns the hyperparameters of a trial: a reading of a run at an iteration count. */
export const paramsOf = (
  { network = unit, optimization: ofRun = plainOptimization, ...others }: Hyperparameters,
  iterations: number,
): TrialParams => ({
  ...others,
  layers: textOfLayers(network.layers),
  activation: network.activation,
  initialization: network.initialization,
  ...ofRun,
  iterations,
});

export type ParamPath = `params.${ParamName}`;

/** The names of all hyperparameters of a trial, with the iteration count as the last one. */
export const paramNames = trialParams.keyof().options;

/** The names in the order in which a grid varies the hyperparameters: the first slowest, the last fastest. */
export const hyperparameterNames = paramNames.filter((name) => name !== 'iterations');

/** Returns the path of a hyperparameter in the API, such as `params.learningRate`. */
export const pathOfParam = <Name extends ParamName>(name: Name) => `params.${name}` as const;

export const paramPaths = paramNames.map(pathOfParam) as readonly ParamPath[] as readonly [
  ParamPath,
  ...ParamPath[],
];
