import { erf, erfc, ln } from '@sweepq/core/numerics';

/** A table is as fine as the deviation needs: 5 cells for each deviation. */
const cellsOf = (sigma: number) => 2 * Math.ceil(2.5 / sigma);

/**
 * Returns ln ∫ of the normal density with mean mu and deviation sigma over [0, 1], as a function of mu in [0, 1]. For many
 * calls it interpolates linearly in a table with a step of sigma / 5, because ten thousand kernels have one sigma. Error: 0.003.
 */
export function lnMassWithin(sigma: number, calls: number): (mu: number) => number {
  const scale = Math.SQRT2 * sigma;
  const lnMass = (mu: number) => ln((erf(mu / scale) + erf((1 - mu) / scale)) / 2);
  const cells = cellsOf(sigma);
  if (calls <= cells) return lnMass;
  const table = new Float64Array(cells + 2);
  for (let k = 0; k <= cells / 2; k++) {
    const value = lnMass(k / cells);
    table[k] = value;
    table[cells - k] = value;
  }
  return (mu) => {
    const at = mu * cells;
    const k = Math.floor(at);
    const low = table[k] as number;
    return low + (at - k) * ((table[k + 1] as number) - low);
  };
}

/** ∫ of the standard normal density from a to b, for a ≤ b. Far from 0 it is a difference of tails, which keeps its digits. */
export function normalMass(a: number, b: number): number {
  if (a > 0) return (erfc(a / Math.SQRT2) - erfc(b / Math.SQRT2)) / 2;
  if (b < 0) return (erfc(-b / Math.SQRT2) - erfc(-a / Math.SQRT2)) / 2;
  return (erf(b / Math.SQRT2) - erf(a / Math.SQRT2)) / 2;
}
