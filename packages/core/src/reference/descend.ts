import { initialiseWeights } from '../initialise/initialise-weights.ts';
import type { DescentParams } from '../models/descent-params.ts';
import type { Examples, Parameters } from './examples.ts';
import { addGradient } from './gradient.ts';
import { rowsPerPass } from './logits.ts';
import { propagate } from './propagate.ts';

export type ReferenceRun = { costs: Float64Array } & Parameters;

/**
 * The article's loop in plain TypeScript, float64 weights on float64 features: the reference for both forms of the
 * engine. Cost J = 1/m Σ cross-entropy + λ/2 ‖w‖², before each update.
 */
export function descendByTheBook(
  examples: Examples,
  hyperparameters: DescentParams,
  iterations: number,
): ReferenceRun {
  const { m, n } = examples;
  const { seed, initScale, learningRate, l2, momentum, nesterov } = hyperparameters;
  const weights = initialiseWeights({ seed, n, scale: initScale });
  const velocity = new Float64Array(n);
  let bias = 0;
  let biasVelocity = 0;
  const costs = new Float64Array(iterations);
  const activations = new Float64Array(m);
  const gradient = { dw: new Float64Array(n), db: 0 };
  for (let iteration = 0; iteration < iterations; iteration++) {
    gradient.dw.fill(0);
    gradient.db = 0;
    let total = 0;
    for (let from = 0; from < m; from += rowsPerPass) {
      const rows = { from, to: Math.min(from + rowsPerPass, m) };
      total += propagate(examples, { weights, bias }, activations, rows);
      addGradient(examples, activations, gradient, rows);
    }
    const squaredNorm = weights.reduce((sum, w) => sum + w * w, 0);
    costs[iteration] = total / m + (l2 / 2) * squaredNorm;
    for (let j = 0; j < n; j++) {
      const w = weights[j] as number;
      const g = (gradient.dw[j] as number) / m + l2 * w;
      const v = momentum * (velocity[j] as number) - learningRate * g;
      velocity[j] = v;
      weights[j] = w + (nesterov ? momentum * v - learningRate * g : v);
    }
    const g = gradient.db / m;
    biasVelocity = momentum * biasVelocity - learningRate * g;
    bias += nesterov ? momentum * biasVelocity - learningRate * g : biasVelocity;
  }
  return { costs, weights, bias };
}
