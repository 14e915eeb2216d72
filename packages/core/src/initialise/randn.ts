import { ln } from '../numerics/ln.ts';
import type { RandomSource } from './mt19937.ts';

/**
 * Standard normal numbers by Marsaglia's polar method: with (u, v) uniform in the unit circle and
 * s = u² + v², both u·√(−2 ln s / s) and v·√(−2 ln s / s) are normal. The second is returned first, and the
 * first is kept for the next call, as in NumPy's legacy `randn`.
 * Error: our `ln` may differ from C's in the last place, so some numbers differ from NumPy's by a unit in
 * the last place; they are the same on every machine.
 * Source: G. Marsaglia and T. Bray, SIAM Review 6 (1964); numpy/random/src/legacy/legacy-distributions.c.
 */
export function createNormalSource(random: RandomSource): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const normal = kept;
      kept = undefined;
      return normal;
    }
    let u: number;
    let v: number;
    let s: number;
    do {
      u = 2 * random.nextDouble() - 1;
      v = 2 * random.nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const factor = Math.sqrt((-2 * ln(s)) / s);
    kept = factor * u;
    return factor * v;
  };
}
