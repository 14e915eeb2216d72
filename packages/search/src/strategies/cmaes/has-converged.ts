import { type Distribution, startSigma } from './evolve.ts';

/** The best and the worst score of a generation. */
export type ScoreRange = { best: number; worst: number };

/**
 * Returns whether a run of CMA-ES is over, so that the next one begins elsewhere: the scores of the last 10 + ⌈30 d / λ⌉ generations differ
 * by less than 1e-12; no coordinate moves by 1e-12 of the first sigma; the condition number of C exceeds 1e14; or sigma grows without end.
 * Source: A. Auger and N. Hansen, "A restart CMA evolution strategy with increasing population size", CEC 2005, section 2.
 */
export function hasConverged(
  { sigma, covariance, deviations, path, mean }: Distribution,
  ranges: readonly ScoreRange[],
  lambda: number,
): boolean {
  const d = mean.length;
  const span = 10 + Math.ceil((30 * d) / lambda);
  const last = ranges.slice(-span);
  const best = Math.min(...last.map((range) => range.best));
  const worst = Math.max(...last.map((range) => range.worst));
  if (last.length === span && worst - best < 1e-12) return true;
  const tolerance = 1e-12 * startSigma;
  const isStill = path.every((each, k) => {
    const deviation = Math.sqrt(Math.max(0, covariance[k * d + k] as number));
    return sigma * deviation < tolerance && sigma * Math.abs(each) < tolerance;
  });
  const [least, most] = [Math.min(...deviations), Math.max(...deviations)];
  return isStill || most > 1e7 * least || sigma * most > 1e4 * startSigma || !(sigma > 0);
}
