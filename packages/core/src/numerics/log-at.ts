import { expOfNonPositive } from '../scalar/exp.ts';
import { ln } from './ln.ts';

/** The value at a share, 0 to 1, of the log range from `min` to `max`. */
export type LogAt = (min: number, max: number, share: number) => number;

const leastNormal = 2.2250738585072014e-308;
/** 2^54. */
const upscale = 18014398509481984;

/**
 * min · (max / min)^share, computed with core's exponential and logarithm, so that every engine gives the same bits.
 * Edges: any float64s above 0 with any ratio; `min` at share 0 and `max` at share 1. The result may exceed a bound by its error.
 * Error: (4 + |ln min| + |ln max|) · 2^−52, relative.
 */
export const logAt: LogAt = (min, max, share) => {
  const span = lnOf(max) - lnOf(min);
  // Starts from the nearer bound, and applies the exponential twice to half of the distance. The exponential accepts
  // arguments from −708 on, and the span can be 1454.
  const half = shrink((Math.min(share, 1 - share) * span) / 2);
  return share < 0.5 ? min / half / half : max * half * half;
};

/** ln x for any float64 x > 0, including subnormal numbers. */
export const lnOf = (x: number): number =>
  x < leastNormal ? ln(x * upscale) - 54 * Math.LN2 : ln(x);

/** e^−x for 0 ≤ x ≤ 708. */
export const shrink = (x: number): number => expOfNonPositive(-x);
