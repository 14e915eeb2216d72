import { ln } from '@sweepq/core/numerics';

/**
 * The weights of n kernels, best first, and of the prior, which comes last. They add up to 1: the prior has 1 / (n + 1), and the kernel
 * of rank r has a share of the rest in proportion to ln(n + 1) − ln r. Source: the weights of N. Hansen and A. Ostermeier, "Completely
 * derandomized self-adaptation in evolution strategies", Evolutionary Computation 9 (2001).
 */
export function rankWeights(n: number): Float64Array {
  const weights = new Float64Array(n + 1);
  let sum = 0;
  for (let k = 0; k < n; k++) {
    const weight = ln(n + 1) - ln(k + 1);
    weights[k] = weight;
    sum += weight;
  }
  const rest = n / (n + 1);
  for (let k = 0; k < n; k++) weights[k] = ((weights[k] as number) / sum) * rest;
  weights[n] = 1 / (n + 1);
  return weights;
}
