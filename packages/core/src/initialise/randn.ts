import { ln } from '../numerics/ln.ts';
import type { RandomSource } from './mt19937.ts';

/**
 * Standard normal numbers by Marsaglia's polar method: with (u, v) uniform in the unit circle and
 * s = u² + v², both u·√(−2 ln s / s) and v·√(−2 ln s / s) are normal. As in NumPy's legacy `randn`, a call returns
 * the second one and keeps the first one for the next call.
 * Error: `ln` may differ from the logarithm of C in the last place. So some numbers differ from those of NumPy by a unit
 * in the last place. All numbers are the same on every machine.
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
