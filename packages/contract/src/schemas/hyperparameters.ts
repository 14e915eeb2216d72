// The hyperparameters of a trial. The iteration count is not one of them: trials that differ only in their iteration counts
// are readings of one run.
import { z } from 'zod';
import {
  initScale,
  iterations,
  l2,
  learningRate,
  momentum,
  nesterov,
  preprocessing,
  seed,
} from './rules.ts';

export const hyperparameters = z
  .strictObject({
    learningRate: learningRate.describe('The α of the update w ← w − α ∂J/∂w.'),
    seed: seed.describe('The seed of the initial weights.'),
    initScale: initScale.describe(
      'The standard deviation of the initial weights. With 0 all of them are 0.',
    ),
    l2: l2.describe('The λ of the penalty λ/2 ‖w‖² in the cost. The bias has no penalty.'),
    momentum: momentum.describe(
      'The μ of the velocity (heavy ball). With 0 it is plain gradient descent.',
    ),
    nesterov: nesterov.describe('Whether to use Nesterov’s correction of the velocity.'),
    preprocessing: preprocessing.describe(
      'How pixels become features: `divide255` divides by 255, `standardize` uses the mean and the standard deviation over the images that are trained on.',
    ),
  })
  .meta({ id: 'Hyperparameters' });
export type Hyperparameters = z.infer<typeof hyperparameters>;

/** In the order in which a plan varies them; the last one varies fastest. */
export const hyperparameterNames = hyperparameters.keyof().options;

export const trialParams = hyperparameters.extend({ iterations }).meta({ id: 'TrialParams' });
export type TrialParams = z.infer<typeof trialParams>;
