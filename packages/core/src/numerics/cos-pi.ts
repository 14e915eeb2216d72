/** (−1)^k / (2k)! for k = 8 … 0, and (−1)^k / (2k + 1)! for k = 8 … 0, the series of cos θ and of sin θ / θ in θ². */
const ofCosine = Float64Array.from([16, 14, 12, 10, 8, 6, 4, 2, 0], signedInverseFactorial);
const ofSine = Float64Array.from([17, 15, 13, 11, 9, 7, 5, 3, 1], signedInverseFactorial);

/**
 * cos(π x) for 0 ≤ x ≤ 1. `Math.cos` has other bits in other engines.
 * x above ½ is reflected, and above ¼ the sine of the complement is used, so that the series has |θ| ≤ π/4. Its first omitted term is below 2^−58.
 * Error: 4 · 2^−53 relative to the value, because 1 − x is exact from ½ on, and ½ − x from ¼ on.
 */
export function cosPi(x: number): number {
  if (x > 0.5) return -cosPi(1 - x);
  if (x <= 0.25) return sumSeries(ofCosine, Math.PI * x);
  const complement = Math.PI * (0.5 - x);
  return complement * sumSeries(ofSine, complement);
}

function sumSeries(factors: Float64Array, theta: number): number {
  const square = theta * theta;
  let sum = 0;
  for (let k = 0; k < factors.length; k++) sum = sum * square + (factors[k] as number);
  return sum;
}

function signedInverseFactorial(n: number): number {
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  return (n >> 1) % 2 === 0 ? 1 / factorial : -1 / factorial;
}
