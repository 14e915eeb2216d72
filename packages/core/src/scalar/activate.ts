import { expOfNonPositive } from './exp.ts';

/** 0 relu, 1 tanh, 2 sigmoid. */
export type ActivationKind = 0 | 1 | 2;

/** The kernel `activate` in scalar TypeScript, for one logit. */
export function activate(kind: ActivationKind, z: number): number {
  if (Number.isNaN(z)) return z;
  // biome-ignore lint/complexity/useMathMinMax: `Math.max` would turn −0 into +0.
  if (kind === 0) return z < 0 ? 0 : z;
  if (kind === 1) {
    const t = expOfNonPositive(-2 * Math.abs(z));
    const size = (1 - t) / (1 + t);
    return z < 0 || Object.is(z, -0) ? -size : size;
  }
  const e = expOfNonPositive(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

/** The kernel `derive` in scalar TypeScript, for one activation a and its derivative d. */
export function derive(kind: ActivationKind, a: number, d: number): number {
  if (kind === 0) return a > 0 ? d : 0;
  if (kind === 1) return d * (1 - a * a);
  return d * a * (1 - a);
}
