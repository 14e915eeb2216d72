// The hyperparameters of a run. The iteration count is not one of them, because trials that differ only in their iteration
// counts are readings of one run.
import type { Preprocessing, UnitParams } from '@sweepq/core';
import { z } from 'zod';
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

export type Hyperparameters = UnitParams & { preprocessing: Preprocessing };

export const hyperparameters = z.strictObject({
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
} satisfies ShapeOf<Hyperparameters>);

/** The names in the order in which a grid varies the hyperparameters: the first slowest, the last fastest. */
export const hyperparameterNames = hyperparameters.keyof().options;

export type ParamName = keyof TrialParams;

export const trialParams = hyperparameters.extend({ iterations });
export type TrialParams = z.infer<typeof trialParams>;

export type ParamPath = `params.${ParamName}`;

/** The names of all hyperparameters of a trial, with the iteration count as the last one. */
export const paramNames = trialParams.keyof().options;

/** Returns the path of a hyperparameter in the API, such as `params.learningRate`. */
export const pathOfParam = <Name extends ParamName>(name: Name) => `params.${name}` as const;

export const paramPaths = paramNames.map(pathOfParam) as readonly ParamPath[] as readonly [
  ParamPath,
  ...ParamPath[],
];
