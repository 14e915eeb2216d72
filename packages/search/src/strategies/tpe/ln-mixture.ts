// The inner loop of the Parzen estimator. With 10 000 trials of 10 axes it takes most of the time of an ask.
import { expOfNonPositive, ln } from '@sweepq/core/numerics';

export type Mixture = {
  /** (n, s), row after row: the positions of the kernels in s smooth dimensions, each divided by √2 sigma_s. */
  kernels: Float64Array;
  /** (n): the logarithm of the factor of each kernel. */
  lnFactors: Float64Array;
  /** (n + 1): the weights of the kernels and of the prior. */
  weights: Float64Array;
  /** (n, l), row after row: the levels of the kernels in l dimensions with levels. */
  levels: Int32Array;
};

export type MixturePoint = {
  /** (s): the position in the smooth dimensions, divided as those of the kernels. */
  own: Float64Array;
  /** The logarithm of the weighted density of the prior. */
  prior: number;
  /** (l): for each dimension with levels, the logarithm of the mass of the point's level under a kernel at each level. */
  rows: readonly Float64Array[];
};

/** Terms below e^−24 of the prior are left out: 10 000 of them change the sum by less than 1e-6. */
const least = -24;

/**
 * Returns ln Σ_k w_k exp(f_k − Σ_s (x_s − m_ks)² + Σ_l row_l[level_kl]), with the prior as one more term, at each point.
 * The rows are logarithms of probabilities, so no term exceeds the largest f_k.
 * Cost: n (s + l) products and up to n exponentials a point.
 */
export function lnMixture(mixture: Mixture, points: readonly MixturePoint[]): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const factor of mixture.lnFactors) largest = Math.max(largest, factor);
  const densities = new Float64Array(points.length);
  const sums = new Float64Array(4);
  for (let first = 0; first < points.length; first += 4) {
    const four = [0, 1, 2, 3].map((k) => points[Math.min(first + k, points.length - 1)]) as Four;
    const top = Math.max(largest, ...four.map(({ prior }) => prior));
    sumKernels(mixture, four, top, sums);
    for (let c = 0; c < 4 && first + c < points.length; c++) {
      const prior = expOfNonPositive((points[first + c] as MixturePoint).prior - top);
      densities[first + c] = top + ln(prior + (sums[c] as number));
    }
  }
  return densities;
}

type Four = [MixturePoint, MixturePoint, MixturePoint, MixturePoint];

/**
 * Writes Σ_k w_k exp(term_k − top) at four points. The points share a pass, so that their sums do not wait for each other.
 * The loops have no arrays of their own: V8 would allocate them for each kernel.
 */
function sumKernels(
  { kernels, lnFactors, weights, levels }: Mixture,
  [a, b, c, d]: Four,
  top: number,
  sums: Float64Array,
): void {
  const [atA, atB, atC, atD] = [a.own, b.own, c.own, d.own];
  const [rowsA, rowsB, rowsC, rowsD] = [a.rows, b.rows, c.rows, d.rows];
  const [lowA, lowB, lowC, lowD] = [a, b, c, d].map(({ prior }) => prior + least) as Limits;
  const [columns, levelled, n] = [atA.length, rowsA.length, lnFactors.length];
  sums.fill(0);
  for (let k = 0, at = 0, level = 0; k < n; k++) {
    let squareA = 0;
    let squareB = 0;
    let squareC = 0;
    let squareD = 0;
    for (let j = 0; j < columns; j++, at++) {
      const m = kernels[at] as number;
      const toA = (atA[j] as number) - m;
      const toB = (atB[j] as number) - m;
      const toC = (atC[j] as number) - m;
      const toD = (atD[j] as number) - m;
      squareA += toA * toA;
      squareB += toB * toB;
      squareC += toC * toC;
      squareD += toD * toD;
    }
    const factor = lnFactors[k] as number;
    let termA = factor - squareA;
    let termB = factor - squareB;
    let termC = factor - squareC;
    let termD = factor - squareD;
    for (let j = 0; j < levelled; j++, level++) {
      const own = levels[level] as number;
      termA += rowsA[j]?.[own] as number;
      termB += rowsB[j]?.[own] as number;
      termC += rowsC[j]?.[own] as number;
      termD += rowsD[j]?.[own] as number;
    }
    const weight = weights[k] as number;
    if (termA > lowA) sums[0] = (sums[0] as number) + weight * expOfNonPositive(termA - top);
    if (termB > lowB) sums[1] = (sums[1] as number) + weight * expOfNonPositive(termB - top);
    if (termC > lowC) sums[2] = (sums[2] as number) + weight * expOfNonPositive(termC - top);
    if (termD > lowD) sums[3] = (sums[3] as number) + weight * expOfNonPositive(termD - top);
  }
}

type Limits = [number, number, number, number];
