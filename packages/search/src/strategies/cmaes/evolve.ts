import { exp, pow } from '@sweepq/core/numerics';
import { eigenOf } from '../../linear/eigen.ts';
import type { Parameters } from './parameters.ts';

/** The normal distribution of a generation: N(mean, sigma² C) in the unit cube, and the paths by which it changes. */
export type Distribution = {
  /** The number of generations since the start or the last restart. */
  generation: number;
  mean: Float64Array;
  sigma: number;
  /** (d, d) */
  covariance: Float64Array;
  /** C = B diag(D²) Bᵀ: the columns of B (d, d), and D (d). */
  basis: Float64Array;
  deviations: Float64Array;
  sigmaPath: Float64Array;
  path: Float64Array;
};

/** The deviation at the start: a sixth of each range, as in `CmaEsSampler` of Optuna 5. */
export const startSigma = 1 / 6;
const leastEigenvalue = 1e-20;

export function startAt(mean: Float64Array): Distribution {
  const d = mean.length;
  const identity = new Float64Array(d * d);
  for (let k = 0; k < d; k++) identity[k * d + k] = 1;
  return {
    ...{ generation: 0, mean, sigma: startSigma, covariance: identity, basis: identity },
    deviations: new Float64Array(d).fill(1),
    sigmaPath: new Float64Array(d),
    path: new Float64Array(d),
  };
}

/** Returns mean + sigma B D z for a standard normal z (d). */
export function pointAt({ mean, sigma, basis, deviations }: Distribution, z: Float64Array) {
  const d = mean.length;
  return mean.map((centre, i) => {
    let sum = 0;
    for (let k = 0; k < d; k++) {
      sum += (basis[i * d + k] as number) * (deviations[k] as number) * (z[k] as number);
    }
    return centre + sigma * sum;
  });
}

/**
 * Returns the distribution of the next generation. `points` (λ) are those of this generation from the best to the worst. With
 * y = (x − mean) / sigma, the mean moves by the weighted y of the best half; sigma follows the length of its path; the covariance gets the
 * path (rank one) and the weighted y of all points (rank μ, negative weights for the worse half).
 * Cost: λ d² and the eigenvalues of a (d, d) matrix.
 * Source: N. Hansen, "The CMA evolution strategy: a tutorial" (2016), equations 38 to 47.
 */
export function evolve(
  now: Distribution,
  points: readonly Float64Array[],
  { mu, muEff, weights, cSigma, dSigma, cc, c1, cMu, chi }: Parameters,
): Distribution {
  const { mean, sigma, covariance, basis, deviations } = now;
  const d = mean.length;
  const generation = now.generation + 1;
  const steps = points.map((x) => x.map((each, i) => (each - (mean[i] as number)) / sigma));
  const step = new Float64Array(d);
  for (let k = 0; k < mu; k++) addTo(step, weights[k] as number, steps[k] as Float64Array);

  const ofPath = Math.sqrt(cSigma * (2 - cSigma) * muEff);
  const whitened = whiten(step, basis, deviations);
  const sigmaPath = now.sigmaPath.map(
    (p, i) => (1 - cSigma) * p + ofPath * (whitened[i] as number),
  );
  const length = Math.sqrt(squareOf(sigmaPath));
  const expected = Math.sqrt(1 - pow(1 - cSigma, 2 * (generation + 1))) * chi;
  const isSteady = length / expected < 1.4 + 2 / (d + 1);

  const ofStep = isSteady ? Math.sqrt(cc * (2 - cc) * muEff) : 0;
  const path = now.path.map((p, i) => (1 - cc) * p + ofStep * (step[i] as number));
  let total = 0;
  for (const weight of weights) total += weight;
  const lost = isSteady ? 0 : c1 * cc * (2 - cc);
  const next = covariance.map((each) => (1 + lost - c1 - cMu * total) * each);
  addOuter(next, c1, path);
  for (const [k, y] of steps.entries()) {
    const weight = weights[k] as number;
    // A negative weight is scaled so that the covariance stays positive definite.
    const scale = weight >= 0 ? 1 : d / (squareOf(whiten(y, basis, deviations)) + 1e-8);
    addOuter(next, cMu * weight * scale, y);
  }
  const { values, vectors } = eigenOf(next, d);
  return {
    generation,
    mean: mean.map((each, i) => each + sigma * (step[i] as number)),
    sigma: sigma * exp(Math.min(1, (cSigma / dSigma) * (length / chi - 1))),
    covariance: next,
    basis: vectors,
    deviations: values.map((value) => Math.sqrt(Math.max(value, leastEigenvalue))),
    ...{ sigmaPath, path },
  };
}

/** Returns C^(−1/2) y = B D⁻¹ Bᵀ y. */
function whiten(y: Float64Array, basis: Float64Array, deviations: Float64Array): Float64Array {
  const d = y.length;
  const inBasis = deviations.map((deviation, k) => {
    let sum = 0;
    for (let i = 0; i < d; i++) sum += (basis[i * d + k] as number) * (y[i] as number);
    return sum / deviation;
  });
  return y.map((_, i) => {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += (basis[i * d + k] as number) * (inBasis[k] as number);
    return sum;
  });
}

function addTo(a: Float64Array, factor: number, b: Float64Array): void {
  for (let k = 0; k < a.length; k++) a[k] = (a[k] as number) + factor * (b[k] as number);
}

function addOuter(matrix: Float64Array, factor: number, y: Float64Array): void {
  const d = y.length;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const at = i * d + j;
      matrix[at] = (matrix[at] as number) + factor * (y[i] as number) * (y[j] as number);
    }
  }
}

const squareOf = (y: Float64Array): number => y.reduce((sum, each) => sum + each * each, 0);
