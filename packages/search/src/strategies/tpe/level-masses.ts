// The masses of kernels in a dimension with few values: a table instead of integrals in the inner loop.
import { ln, lnOf } from '@sweepq/core/numerics';
import type { Dimension } from '../../space/dimension.ts';
import { normalMass } from './normal-mass.ts';

export type LevelMasses = {
  /** Returns the logarithms of the mass of value `level` under a kernel at each value. */
  row(level: number): Float64Array;
  /** Returns the logarithm of the mass of value `level` under the prior. */
  underPrior(level: number): number;
};

/** Stands for the logarithm of a mass that underflows. */
const lnOfNothing = -800;

/** The masses of a range: the normal density with deviation `sigma`, cut off at 0 and 1, integrated over the cell of a value. */
export function lnCellMasses(
  { size, edgeAt, encode, valueAt }: Dimension,
  sigma: number,
): LevelMasses {
  const rows: (Float64Array | undefined)[] = [];

  function lnMass(level: number, mean: number, deviation: number): number {
    const at = (edge: number) => (edge - mean) / deviation;
    const cell = normalMass(at(edgeAt(level)), at(edgeAt(level + 1)));
    return cell > 0 ? lnOf(cell) - ln(normalMass(at(0), at(1))) : lnOfNothing;
  }

  return {
    row(level) {
      rows[level] ??= Float64Array.from({ length: size }, (_, k) =>
        lnMass(level, encode(valueAt(k)), sigma),
      );
      return rows[level];
    },
    underPrior: (level) => lnMass(level, 0.5, 1),
  };
}

/** The masses of a choice of `size` values with n kernels: (1 / (n + 1) + [same value]) / (1 + size / (n + 1)). The prior is uniform. */
export function lnChoiceMasses(size: number, n: number): LevelMasses {
  const share = 1 / (n + 1);
  const sum = 1 + size * share;
  const [same, other, prior] = [ln((1 + share) / sum), ln(share / sum), -ln(size)];
  return {
    row: (level) => new Float64Array(size).fill(other).fill(same, level, level + 1),
    underPrior: () => prior,
  };
}
