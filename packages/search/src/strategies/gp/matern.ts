import { expOfNonPositive } from '@sweepq/core/numerics';

const rootOf5 = 2.23606797749979;

/**
 * The Matérn kernel with ν = 5/2 as a function of the squared distance q: (1 + √(5q) + 5q/3) e^(−√(5q)). It is 1 at q = 0.
 * Source: C. Rasmussen and C. Williams, "Gaussian processes for machine learning" (2006), equation 4.17.
 */
export function matern(q: number): number {
  const r = rootOf5 * Math.sqrt(q);
  return (1 + r + (r * r) / 3) * expOfNonPositive(-r);
}

/** The derivative of the kernel in q: −5/6 (1 + √(5q)) e^(−√(5q)). It has no pole at q = 0. */
export function maternSlope(q: number): number {
  const r = rootOf5 * Math.sqrt(q);
  return (-5 / 6) * (1 + r) * expOfNonPositive(-r);
}
