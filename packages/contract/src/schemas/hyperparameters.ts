// What a trial is a combination of. Iteration counts stand apart: trials that differ in them alone are
// readings of one run.
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
    learningRate: learningRate.describe('α of the update w ← w − α ∂J/∂w.'),
    seed: seed.describe('Of the starting weights.'),
    initScale: initScale.describe('Their standard deviation; 0 starts from zeros.'),
    l2: l2.describe('λ of the penalty λ/2 ‖w‖² in the cost; the bias has none.'),
    momentum: momentum.describe('μ of the velocity (heavy ball); 0 is plain gradient descent.'),
    nesterov: nesterov.describe('Whether the velocity has Nesterov’s correction.'),
    preprocessing: preprocessing.describe(
      'Pixels to features: `divide255`, or `standardize` by mean and standard deviation over train.',
    ),
  })
  .meta({ id: 'Hyperparameters' });
export type Hyperparameters = z.infer<typeof hyperparameters>;

/** In the order in which a plan varies them, the last fastest. */
export const hyperparameterNames = hyperparameters.keyof().options;

export const trialParams = hyperparameters.extend({ iterations }).meta({ id: 'TrialParams' });
export type TrialParams = z.infer<typeof trialParams>;
