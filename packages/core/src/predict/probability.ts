import { expOfNonPositive } from '../scalar/exp.ts';

/**
 * σ(z) = 1 / (1 + e^−z), the probability of label 1. The probability of label 0 is σ(−z). It has the same bits on every machine.
 * Edges: σ(NaN) is NaN. For z < −708, it is σ(−708), about 3e-308.
 */
export function probabilityOf(logit: number): number {
  if (Number.isNaN(logit)) return Number.NaN;
  const e = expOfNonPositive(logit >= 0 ? -logit : logit);
  return logit >= 0 ? 1 / (1 + e) : e / (1 + e);
}
