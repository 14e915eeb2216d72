/**
 * The weights of n kernels in the order of their trials, and of the prior, which comes last. They add up to 1.
 * The last 25 kernels and the prior have weight 1 before the division; those before rise in equal steps from 1 / n to 1.
 * Source: J. Bergstra, D. Yamins and D. Cox, "Making a science of model search", ICML 2013; `default_weights` of Optuna 5.
 */
export function kernelWeights(n: number): Float64Array {
  const weights = new Float64Array(n + 1).fill(1);
  const ramp = Math.max(0, n - 25);
  for (let k = 0; k < ramp; k++) {
    weights[k] = ramp === 1 ? 1 / n : 1 / n + ((1 - 1 / n) * k) / (ramp - 1);
  }
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}
