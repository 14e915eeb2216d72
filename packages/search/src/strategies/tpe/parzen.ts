// The Parzen estimator of one part: a mixture of one kernel for each trial, and of a prior that covers the whole part.
import { ln } from '@sweepq/core/numerics';
import type { Draws } from '../../draws/draws.ts';
import type { Dimension } from '../../space/dimension.ts';
import { bandwidth } from './bandwidth.ts';
import { kernelWeights } from './kernel-weights.ts';
import { type LevelMasses, lnCellMasses, lnChoiceMasses } from './level-masses.ts';
import { lnMixture, type Mixture } from './ln-mixture.ts';
import { lnMassWithin, normalMass } from './normal-mass.ts';

export type Parzen = {
  /** Draws one point of the mixture. */
  sample(draws: Draws): Float64Array;
  /** Returns the logarithm of the density at each point, up to a constant that all estimators of the part share. */
  lnDensities(points: readonly Float64Array[]): Float64Array;
};

/** The positions of trials, row after row, and where the rows of the kernels begin, in the order of the trials' numbers. */
export type Kernels = { matrix: Float64Array; starts: Int32Array };

/** Ranges with at most this many values are integrated over their cells. Ranges with more use the density in the middle of a cell. */
const fewLevels = 32;

/**
 * The density is Σ w_k Π_d K_kd(x_d) over n kernels and the prior, for d dimensions:
 * - a range: exp(−(x_d − x_kd)² / (2 sigma²)) / mass within the bounds. The prior has mean ½ and deviation 1. The factor 1 / sigma is left
 *   out: narrow kernels are as high as the prior (docs/decisions/063-kernels-of-one-height.md)
 * - a range with at most 32 values: the integral of the normal density over the cell of the value, divided by that mass
 * - a choice of c values: (1 / (n + 1) + [x_d = x_kd]) / (1 + c / (n + 1)). The prior is 1 / c
 * Source: `_ParzenEstimator` of Optuna 5 with `multivariate`; S. Falkner, A. Klein and F. Hutter, "BOHB", ICML 2018.
 */
export function createParzen(
  dimensions: readonly Dimension[],
  { matrix, starts }: Kernels,
): Parzen {
  const n = starts.length;
  const weights = kernelWeights(n);
  const sigma = bandwidth(n, dimensions.length);
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
      const x = drawWithin(mean ?? 0.5, mean === undefined ? 1 : sigma, draws);
      return size === Number.POSITIVE_INFINITY ? x : dimension.encode(dimension.decode(x));
    });
  }

  function lnDensities(points: readonly Float64Array[]): Float64Array {
    const masses = levelled.map((d) => lnMassesOf(dimensions[d] as Dimension));
    const half = -1 / (2 * sigma * sigma);
    const [lnFactors, levels] = [factors(), levelsOfKernels()];
    const mixture: Mixture = { matrix, starts, smooth, lnFactors, weights, half, levels };
    const lnPrior = ln(weights[n] as number) - smooth.length * ln(normalMass(-0.5, 0.5));
    return lnMixture(
      mixture,
      points.map((point) => {
        const own = Float64Array.from(smooth, (column) => point[column] as number);
        const at = levelled.map((d) => levelAt(dimensions[d] as Dimension, point[d] as number));
        let prior = lnPrior;
        for (const x of own) prior -= ((x - 0.5) * (x - 0.5)) / 2;
        for (const [j, level] of at.entries()) prior += masses[j]?.underPrior(level) as number;
        return { own, prior, rows: at.map((level, j) => masses[j]?.row(level) as Float64Array) };
      }),
    );
  }

  const lnMassesOf = (dimension: Dimension): LevelMasses =>
    dimension.isChoice ? lnChoiceMasses(dimension.size, n) : lnCellMasses(dimension, sigma);

  /** The logarithm of the factor of each kernel: 1 / mass within the bounds, over the smooth dimensions. */
  function factors(): Float64Array {
    const lnMass = lnMassWithin(sigma);
    const lnFactors = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      const start = starts[k] as number;
      let factor = 0;
      for (let j = 0; j < smooth.length; j++) {
        factor -= lnMass(matrix[start + (smooth[j] as number)] as number);
      }
      lnFactors[k] = factor;
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
  const any = draws.below(size);
  return isObserved && observed !== undefined ? observed : any;
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
