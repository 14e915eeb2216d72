export type Interval = { low: number; high: number };

/** The 97.5 % quantile of the standard normal distribution, for an interval of 95 %. */
const z = 1.959963984540054;

/**
 * The 95 % Wilson score interval of a share p = right / m: (p + z²/2m ± z √(p(1 − p)/m + z²/4m²)) / (1 + z²/m).
 * Range: 0 to 1. It also holds for small m, and for p near 0 and 1.
 * Edges: m ≥ 1. The lower bound of right = 0 is 0, the upper bound of right = m is 1.
 * Error: 8 u, u = 2⁻⁵³. Source: E. B. Wilson, "Probable inference", Journal of the American Statistical Association 22 (1927);
 * `proportion_confint(method='wilson')` of statsmodels.
 */
export function wilsonInterval(right: number, m: number): Interval {
  const share = right / m;
  const width = z * Math.sqrt((share * (1 - share)) / m + (z * z) / (4 * m * m));
  const scale = 1 + (z * z) / m;
  const centre = share + (z * z) / (2 * m);
  return {
    // Rounding would give 3e-17 in place of 0.
    low: right === 0 ? 0 : (centre - width) / scale,
    high: right === m ? 1 : (centre + width) / scale,
  };
}
