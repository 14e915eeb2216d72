// The Parzen estimator of one part: a mixture of one kernel for each trial, and of a prior that covers the whole part.
import { ln } from '@sweepq/core/numerics';
import type { Draws } from '../../draws/draws.ts';
import type { Dimension } from '../../space/dimension.ts';
import { bandwidths } from './bandwidth.ts';
import { type LevelMasses, lnCellMasses, lnChoiceMasses } from './level-masses.ts';
import { lnMixture, type Mixture } from './ln-mixture.ts';
import { lnMassWithin, normalMass } from './normal-mass.ts';

export type Parzen = {
  /** Draws one point of the mixture. */
  sample(draws: Draws): Float64Array;
  /** Returns the logarithm of the density at each point, up to a constant that all estimators of the part share. */
  lnDensities(points: readonly Float64Array[]): Float64Array;
};

export type Kernels = {
  /** The positions of trials, row after row. */
  matrix: Float64Array;
  /** (n): where the rows of the kernels begin. */
  starts: Int32Array;
  /** (n + 1): the weights of the kernels and of the prior. */
  weights: Float64Array;
};

/** Ranges with at most this many values are integrated over their cells. Ranges with more use the density in the middle of a cell. */
const fewLevels = 32;

/**
 * The density is Σ w_k Π_d K_kd(x_d) over n kernels and the prior, for d dimensions:
 * - a range: exp(−(x_d − x_kd)² / (2 sigma_d²)) / (h · mass within the bounds). h is the geometric mean of all sigma_d to the power of
 *   1 / d, where a normal density has h = sigma_d (docs/decisions/063-kernels-of-tpe.md). The prior has mean ½ and deviation 1
 * - a range with at most 32 values: the integral of the normal density over the cell of the value, divided by that mass
 * - a choice of c values: (1 / (n + 1) + [x_d = x_kd]) / (1 + c / (n + 1)). The prior is 1 / c
 * Source: `_ParzenEstimator` of Optuna 5 with `multivariate`; S. Falkner, A. Klein and F. Hutter, "BOHB", ICML 2018.
 */
export function createParzen(
  dimensions: readonly Dimension[],
  { matrix, starts, weights }: Kernels,
): Parzen {
  const n = starts.length;
  const sigmas = bandwidths(matrix, starts, dimensions.length);
  const sigmaAt = (d: number) => sigmas[d] as number;
  const hasLevels = ({ isChoice, size }: Dimension) => isChoice || size <= fewLevels;
  const all = dimensions.map((_, d) => d);
  const levelled = all.filter((d) => hasLevels(dimensions[d] as Dimension));
  const smooth = Int32Array.from(all.filter((d) => !levelled.includes(d)));

  function sample(draws: Draws): Float64Array {
    const start = starts[drawIndex(weights, draws.share())];
    return Float64Array.from(dimensions, (dimension, d) => {
      const { isChoice, size } = dimension;
      const mean = start === undefined ? undefined : (matrix[start + d] as number);
      if (isChoice) return drawChoice(size, mean, n, draws);
      const x = drawWithin(mean ?? 0.5, mean === undefined ? 1 : sigmaAt(d), draws);
      return size === Number.POSITIVE_INFINITY ? x : dimension.encode(dimension.decode(x));
    });
  }

  function lnDensities(points: readonly Float64Array[]): Float64Array {
    const masses = levelled.map(lnMassesOf);
    const scales = Float64Array.from(smooth, (d) => 1 / (Math.SQRT2 * sigmaAt(d)));
    const mixture: Mixture = {
      ...{ kernels: scaledKernels(scales), weights },
      ...{ lnFactors: factors(), levels: levelsOfKernels() },
    };
    const lnPrior = ln(weights[n] as number) - smooth.length * ln(normalMass(-0.5, 0.5));
    return lnMixture(
      mixture,
      points.map((point) => {
        const own = scales.map((scale, j) => scale * (point[smooth[j] as number] as number));
        const at = levelled.map((d) => levelAt(dimensions[d] as Dimension, point[d] as number));
        let prior = lnPrior;
        for (const d of smooth) {
          const away = (point[d] as number) - 0.5;
          prior -= (away * away) / 2;
        }
        for (const [j, level] of at.entries()) prior += masses[j]?.underPrior(level) as number;
        return { own, prior, rows: at.map((level, j) => masses[j]?.row(level) as Float64Array) };
      }),
    );
  }

  function scaledKernels(scales: Float64Array): Float64Array {
    const kernels = new Float64Array(n * smooth.length);
    for (let k = 0, at = 0; k < n; k++) {
      const start = starts[k] as number;
      for (let j = 0; j < smooth.length; j++, at++) {
        kernels[at] = (matrix[start + (smooth[j] as number)] as number) * (scales[j] as number);
      }
    }
    return kernels;
  }

  function lnMassesOf(d: number): LevelMasses {
    const dimension = dimensions[d] as Dimension;
    return dimension.isChoice
      ? lnChoiceMasses(dimension.size, n)
      : lnCellMasses(dimension, sigmaAt(d));
  }

  /** The logarithm of the factor of each kernel: 1 / (h · mass within the bounds), over the smooth dimensions. */
  function factors(): Float64Array {
    let lnHeight = 0;
    for (const d of smooth) lnHeight -= ln(sigmaAt(d)) / smooth.length;
    const lnFactors = new Float64Array(n).fill(lnHeight);
    for (const d of smooth) {
      const lnMass = lnMassWithin(sigmaAt(d), n);
      for (let k = 0; k < n; k++) {
        const position = matrix[(starts[k] as number) + d] as number;
        lnFactors[k] = (lnFactors[k] as number) - lnMass(position);
      }
    }
    return lnFactors;
  }

  function levelsOfKernels(): Int32Array {
    const levels = new Int32Array(n * levelled.length);
    for (const [j, d] of levelled.entries()) {
      const dimension = dimensions[d] as Dimension;
      for (let k = 0; k < n; k++) {
        const position = matrix[(starts[k] as number) + d] as number;
        levels[k * levelled.length + j] = levelAt(dimension, position);
      }
    }
    return levels;
  }

  return { sample, lnDensities };
}

/** Returns the index at which the sum of the weights exceeds a share. */
export function drawIndex(weights: Float64Array, share: number): number {
  let rest = share;
  for (let k = 0; k < weights.length; k++) {
    rest -= weights[k] as number;
    if (rest < 0) return k;
  }
  return weights.length - 1;
}

/** A normal number in [0, 1]. At least a third of the draws is accepted, because the mean is in [0, 1] and sigma is at most 1. */
function drawWithin(mean: number, sigma: number, draws: Draws): number {
  for (;;) {
    const x = mean + sigma * draws.normal();
    if (x >= 0 && x <= 1) return x;
  }
}

/** Returns the observed value with its extra weight, or any value. `observed` is undefined for the prior. */
function drawChoice(size: number, observed: number | undefined, n: number, draws: Draws): number {
  const isObserved = draws.share() * (1 + size / (n + 1)) < 1;
  const uniform = draws.below(size);
  return isObserved && observed !== undefined ? observed : uniform;
}

/** Returns the value of a choice, or the level whose cell contains a position. */
function levelAt({ isChoice, size, edgeAt }: Dimension, position: number): number {
  if (isChoice) return position;
  let [low, high] = [0, size - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (position >= edgeAt(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
