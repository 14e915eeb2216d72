import type { PreparedData } from '../preprocess/prepared-data.ts';
import type { DescentParams } from './descent-params.ts';

/**
 * The hyperparameters with which a model on this data is trained. The unit has one output. With more than two classes, a model without
 * hidden layers is softmax regression: a network of one layer, whose weights begin as those of the unit, with `initScale`.
 */
export function settleParams<Params extends Pick<DescentParams, 'network'>>(
  hyperparameters: Params,
  { outputs }: Pick<PreparedData, 'outputs'>,
): Params {
  if (outputs === 1 || hyperparameters.network !== undefined) return hyperparameters;
  return {
    ...hyperparameters,
    network: { layers: [], activation: 'relu', initialization: 'normal' },
  };
}
