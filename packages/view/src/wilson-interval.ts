export type Interval = { low: number; high: number };

/** The 97.5 % quantile of the standard normal distribution, for an interval of 95 %. */
const z = 1.959963984540054;

/**
 * The 95 % Wilson score interval of a share p = `right` / `count`:
 * (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), within [0, 1]. It also holds for small n, and for p near 0 and 1.
 * `count` is at least 1. Source: E. B. Wilson, "Probable Inference", 1927.
 */
export function wilsonInterval(right: number, count: number): Interval {
  const share = right / count;
  const width = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  const centre = share + (z * z) / (2 * count);
  return {
    // Rounding would give 3e-17 in place of 0.
    low: right === 0 ? 0 : (centre - width) / scale,
    high: right === count ? 1 : (centre + width) / scale,
  };
}
