import { factorise, solveLower, solveUpper } from '../../linear/cholesky.ts';
import { type Kernel, type Observations, squareBetween } from './fit-kernel.ts';
import { matern, maternSlope } from './matern.ts';

export type Posterior = { mean: number; variance: number };

export type GpModel = {
  at(point: Float64Array): Posterior;
  /** Also returns the derivatives of mean and variance in every column. Those of a choice are 0. */
  withSlopes(point: Float64Array): Posterior & { means: Float64Array; variances: Float64Array };
};

const leastVariance = 1e-12;

/**
 * A Gaussian process with the mean 0. `open` has the points of pending trials. Each counts as observed with the mean that the process
 * expects there (a fantasy, also known as kriging believer): the mean stays as it is, and the variance around an open trial shrinks.
 *   mean(x) = k(x)ᵀ C⁻¹ y, variance(x) = scale − k(x)ᵀ C⁻¹ k(x), at least 1e-12.
 * Cost: n³ / 6 products once, n² / 2 a point, n² with slopes.
 * Source: Rasmussen and Williams (2006), equations 2.25 and 2.26; D. Ginsbourger, R. Le Riche and L. Carraro (2010) for fantasies.
 */
export function createGpModel(
  kernel: Kernel,
  { points: observed, values, isChoice }: Observations,
  open: readonly Float64Array[],
): GpModel | undefined {
  const { inverseSquares, scale, noise } = kernel;
  const columns = isChoice.length;

  function distance(a: Float64Array, b: Float64Array): number {
    let q = 0;
    for (let c = 0; c < columns; c++) {
      const square = squareBetween(isChoice[c] as boolean, a[c] as number, b[c] as number);
      q += (inverseSquares[c] as number) * square;
    }
    return q;
  }

  function factorOf(points: readonly Float64Array[]): Float64Array | undefined {
    const n = points.length;
    const matrix = new Float64Array(n * n);
    for (const [i, a] of points.entries()) {
      for (let j = 0; j < i; j++) {
        matrix[i * n + j] = scale * matern(distance(a, points[j] as Float64Array));
      }
      matrix[i * n + i] = scale + noise;
    }
    return factorise(matrix, n) ? matrix : undefined;
  }

  const points = [...observed, ...open];
  const [n, m] = [points.length, observed.length];
  const factor = factorOf(points);
  if (factor === undefined) return undefined;
  // The first m rows of the factor are the factor of the observed points alone.
  const alpha = new Float64Array(n);
  alpha.set(observedWeights(factor, n, values));

  const covariances = (x: Float64Array, distances: Float64Array) => {
    const k = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const q = distance(x, points[i] as Float64Array);
      distances[i] = q;
      k[i] = scale * matern(q);
    }
    return k;
  };

  function posterior(k: Float64Array): Posterior & { solved: Float64Array } {
    let mean = 0;
    for (let i = 0; i < m; i++) mean += (k[i] as number) * (alpha[i] as number);
    const solved = k.slice();
    solveLower(factor as Float64Array, solved);
    let variance = scale;
    for (const each of solved) variance -= each * each;
    return { mean, variance: Math.max(variance, leastVariance), solved };
  }

  return {
    at: (x) => posterior(covariances(x, new Float64Array(n))),
    withSlopes(x) {
      const distances = new Float64Array(n);
      const { mean, variance, solved } = posterior(covariances(x, distances));
      solveUpper(factor, solved);
      const [means, variances] = [new Float64Array(columns), new Float64Array(columns)];
      for (let i = 0; i < n; i++) {
        const point = points[i] as Float64Array;
        const slope = 2 * scale * maternSlope(distances[i] as number);
        const ofMean = slope * (alpha[i] as number);
        const ofVariance = -2 * slope * (solved[i] as number);
        for (let c = 0; c < columns; c++) {
          if (isChoice[c]) continue;
          const step = (inverseSquares[c] as number) * ((x[c] as number) - (point[c] as number));
          means[c] = (means[c] as number) + ofMean * step;
          variances[c] = (variances[c] as number) + ofVariance * step;
        }
      }
      return { mean, variance, means, variances };
    },
  };
}

/** Returns C⁻¹ y for the first m of n points. */
function observedWeights(factor: Float64Array, n: number, values: Float64Array): Float64Array {
  const m = values.length;
  const own = new Float64Array(m * m);
  for (let i = 0; i < m; i++) own.set(factor.subarray(i * n, i * n + i + 1), i * m);
  const weights = values.slice();
  solveLower(own, weights);
  solveUpper(own, weights);
  return weights;
}
