import { expOfNonPositive } from '../scalar/exp.ts';

/**
 * e^x for any float64.
 * Edges: 0 below −745.1, Infinity above 709.78, NaN for NaN.
 * Error: 4 units in the last place of a normal result. x beyond ±708 is computed as the square of e^(x/2).
 */
export function exp(x: number): number {
  if (x < -708 || x > 708) {
    if (x < -1416) return 0;
    if (x > 1416) return Number.POSITIVE_INFINITY;
    const half = exp(x / 2);
    return half * half;
  }
  return x > 0 ? 1 / expOfNonPositive(-x) : expOfNonPositive(x);
}
