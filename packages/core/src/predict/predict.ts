import type { Examples } from '../preprocess/prepare-dataset.ts';
import { computeLogits } from '../propagate/logits.ts';
import type { Parameters } from '../propagate/parameters.ts';
import { sigmoid } from '../propagate/sigmoid.ts';

/**
 * 1 where the activation is above 0.5, else 0; (m). Asked of the activation and not of z > 0, which is
 * true of logits so small that their activation rounds to 0.5. NaN predicts 0.
 */
export function predict(examples: Examples, parameters: Parameters): Uint8Array {
  const { m } = examples;
  const z = new Float64Array(m);
  computeLogits(examples, parameters, z, { from: 0, to: m });
  return Uint8Array.from(z, (logit) => (sigmoid(logit) > 0.5 ? 1 : 0));
}
