// The inner loop of the Parzen estimator. With 10 000 trials of 10 axes it takes most of the time of an ask.
import { expOfNonPositive, ln } from '@sweepq/core/numerics';

export type Mixture = {
  /** The positions of trials, row after row. */
  matrix: Float64Array;
  /** (n): where the row of each kernel begins in the matrix. */
  starts: Int32Array;
  /** (s): the columns of the smooth dimensions. */
  smooth: Int32Array;
  /** (n): the logarithm of the factor of each kernel. */
  lnFactors: Float64Array;
  /** (n + 1): the weights of the kernels and of the prior. */
  weights: Float64Array;
  /** −1 / (2 sigma²) */
  half: number;
  /** (n, l), row after row: the levels of the kernels in l dimensions with levels. */
  levels: Int32Array;
};

export type MixturePoint = {
  /** (s): the position in the smooth dimensions. */
  own: Float64Array;
  /** The logarithm of the weighted density of the prior. */
  prior: number;
  /** (l): for each dimension with levels, the logarithm of the mass of the point's level under a kernel at each level. */
  rows: readonly Float64Array[];
};

/** Terms below e^−24 of the largest are left out: 10 000 of them change the sum by less than 1e-6. */
const least = -24;

/**
 * Returns ln Σ_k w_k exp(f_k − Σ_s (x_s − m_ks)² / (2 sigma²) + Σ_l row_l[level_kl]), with the prior as one more term, at each point.
 * Cost: n (s + l) products and up to n exponentials a point. Four points share a pass, so that their sums do not wait for each other.
 */
export function lnMixture(mixture: Mixture, points: readonly MixturePoint[]): Float64Array {
  const n = mixture.lnFactors.length;
  const terms = new Float64Array(4 * n);
  const most = new Float64Array(4);
  const densities = new Float64Array(points.length);
  for (let first = 0; first < points.length; first += 4) {
    const four = [0, 1, 2, 3].map((k) => points[Math.min(first + k, points.length - 1)]);
    fillTerms(mixture, four as MixturePoint[], terms, most);
    for (let c = 0; c < 4 && first + c < points.length; c++) {
      const { prior } = points[first + c] as MixturePoint;
      const top = Math.max(prior, most[c] as number);
      let sum = expOfNonPositive(prior - top);
      for (let k = 0, at = c * n; k < n; k++, at++) {
        const term = (terms[at] as number) - top;
        if (term > least) sum += (mixture.weights[k] as number) * expOfNonPositive(term);
      }
      densities[first + c] = top + ln(sum);
    }
  }
  return densities;
}

/**
 * Writes the terms of all kernels at four points, without their weights, and the largest term of each point.
 * The loops have no arrays of their own: V8 would allocate them for each kernel.
 */
function fillTerms(
  { matrix, starts, smooth, lnFactors, half, levels }: Mixture,
  points: readonly MixturePoint[],
  terms: Float64Array,
  most: Float64Array,
): void {
  const [a, b, c, d] = points.map(({ own }) => own) as Four;
  const [columns, n] = [smooth.length, lnFactors.length];
  for (let k = 0; k < n; k++) {
    const start = starts[k] as number;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let j = 0; j < columns; j++) {
      const m = matrix[start + (smooth[j] as number)] as number;
      const toA = (a[j] as number) - m;
      const toB = (b[j] as number) - m;
      const toC = (c[j] as number) - m;
      const toD = (d[j] as number) - m;
      sumA += toA * toA;
      sumB += toB * toB;
      sumC += toC * toC;
      sumD += toD * toD;
    }
    const factor = lnFactors[k] as number;
    terms[k] = factor + sumA * half;
    terms[n + k] = factor + sumB * half;
    terms[2 * n + k] = factor + sumC * half;
    terms[3 * n + k] = factor + sumD * half;
  }
  for (const [p, { rows }] of points.entries()) {
    for (const [j, row] of rows.entries()) {
      for (let k = 0, at = p * n, level = j; k < n; k++, at++, level += rows.length) {
        terms[at] = (terms[at] as number) + (row[levels[level] as number] as number);
      }
    }
    let top = Number.NEGATIVE_INFINITY;
    for (let at = p * n; at < (p + 1) * n; at++) top = Math.max(top, terms[at] as number);
    most[p] = top;
  }
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];
