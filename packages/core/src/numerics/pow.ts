import { exp } from './exp.ts';
import { lnOf } from './log-at.ts';

/**
 * x^y = e^(y ln x) for x ≥ 0.
 * Edges: 0 for x = 0 and y > 0; 1 for y = 0.
 * Error: 4 + |y| (2 + 2 |ln x|) units in the last place. ECMAScript leaves the last bits of `**` to the engine.
 */
export const pow = (x: number, y: number): number => {
  if (y === 0) return 1;
  return x === 0 ? 0 : exp(y * lnOf(x));
};
