import { crossEntropy } from './cross-entropy.ts';
import type { Examples, Parameters, Rows } from './examples.ts';
import { computeLogits } from './logits.ts';
import { sigmoid } from './sigmoid.ts';

/**
 * Forward: writes a = σ(X w + b) to `activations` (m), and returns the sum of the cross-entropy over these rows. The cost
 * J(w, b) = 1/m Σ (softplus(z) − y z) is the sum over all rows, divided by m.
 * Edges: a logit that is not finite makes the sum NaN.
 */
export function propagate(
  examples: Examples,
  parameters: Parameters,
  activations: Float64Array,
  rows: Rows = { from: 0, to: examples.m },
): number {
  computeLogits(examples, parameters, activations, rows);
  let sum = 0;
  for (let i = rows.from; i < rows.to; i++) {
    const z = activations[i] as number;
    sum += crossEntropy(z, examples.y[i] as number);
    activations[i] = sigmoid(z);
  }
  return sum;
}
