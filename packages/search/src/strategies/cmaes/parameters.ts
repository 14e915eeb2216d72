import { ln } from '@sweepq/core/numerics';

/** The constants of CMA-ES for a population of λ points in d dimensions. */
export type Parameters = {
  lambda: number;
  /** The number of points that the mean is made of. */
  mu: number;
  muEff: number;
  /** (λ): the weights in the order of the scores. The first μ add up to 1; the others are negative. */
  weights: Float64Array;
  cSigma: number;
  dSigma: number;
  cc: number;
  c1: number;
  cMu: number;
  /** E ‖N(0, I)‖ */
  chi: number;
};

/** The default population: 4 + ⌊3 ln d⌋. */
export const defaultPopulation = (d: number): number => 4 + Math.floor(3 * ln(d));

/**
 * Returns the default constants.
 * Source: N. Hansen, "The CMA evolution strategy: a tutorial" (2016, arXiv 1604.00772), table 1 and equations 49 to 58.
 */
export function parametersOf(lambda: number, d: number): Parameters {
  const mu = Math.floor(lambda / 2);
  const raw = Float64Array.from({ length: lambda }, (_, k) => ln((lambda + 1) / 2) - ln(k + 1));
  const muEff = effective(raw.subarray(0, mu));
  const muEffBelow = effective(raw.subarray(mu));
  const c1 = 2 / ((d + 1.3) * (d + 1.3) + muEff);
  const cMu = Math.min(1 - c1, (2 * (muEff - 2 + 1 / muEff)) / ((d + 2) * (d + 2) + muEff));
  const cSigma = (muEff + 2) / (d + muEff + 5);
  const below = Math.min(
    1 + c1 / cMu,
    1 + (2 * muEffBelow) / (muEff + 2),
    (1 - c1 - cMu) / (d * cMu),
  );
  const sumAbove = sum(raw.filter((weight) => weight > 0));
  const sumBelow = -sum(raw.filter((weight) => weight < 0));
  return {
    ...{ lambda, mu, muEff, cSigma, c1, cMu },
    weights: raw.map((weight) => (weight >= 0 ? weight / sumAbove : (below * weight) / sumBelow)),
    dSigma: 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (d + 1)) - 1) + cSigma,
    cc: (4 + muEff / d) / (d + 4 + (2 * muEff) / d),
    chi: Math.sqrt(d) * (1 - 1 / (4 * d) + 1 / (21 * d * d)),
  };
}

/** (Σ w)² / Σ w² */
function effective(weights: Float64Array): number {
  const total = sum(weights);
  return (total * total) / sum(weights.map((weight) => weight * weight));
}

const sum = (numbers: Float64Array): number => numbers.reduce((total, each) => total + each, 0);
