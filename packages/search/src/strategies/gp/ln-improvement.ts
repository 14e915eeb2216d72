import { erfc, erfcx, exp, ln } from '@sweepq/core/numerics';

const lnRootOf2Pi = 0.9189385332046728;
const rootOfHalfPi = 1.2533141373155003;

/**
 * ln E[max(0, z + u)] for a standard normal u, and its derivative in z: with density φ and distribution Φ, ln(φ + zΦ) and Φ / (φ + zΦ).
 * Below −1 both come from r = Φ / φ = √(π/2) erfcx(−z / √2), so that nothing underflows: −z²/2 − ½ ln 2π + ln(1 + z r).
 * Below −1e4, 1 + z r has lost half of its digits and is replaced by its asymptote 1 / z².
 * Source: S. Ament et al., "Unexpected improvements to expected improvement for Bayesian optimization", NeurIPS 2023, equation 9.
 */
export function lnImprovement(z: number): { value: number; slope: number } {
  if (z > -1) {
    const density = exp(-(z * z) / 2 - lnRootOf2Pi);
    const below = erfc(-z / Math.SQRT2) / 2;
    const improvement = density + z * below;
    return { value: ln(improvement), slope: below / improvement };
  }
  const ratio = rootOfHalfPi * erfcx(-z / Math.SQRT2);
  const rest = z < -1e4 ? 1 / (z * z) : 1 + z * ratio;
  return { value: -(z * z) / 2 - lnRootOf2Pi + ln(rest), slope: ratio / rest };
}
