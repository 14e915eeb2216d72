import { ln } from '@sweepq/core/numerics';
import { createDraws } from '../../draws/draws.ts';
import type { SearchPart } from '../../space/search-space.ts';
import type { Configuration } from '../../space/space.ts';
import { createSobolPoints } from '../sobol.ts';
import type { Asking, CreateStrategy } from '../strategy.ts';
import { kernelWeights } from './kernel-weights.ts';
import { createParzen, drawIndex } from './parzen.ts';
import { rankWeights } from './rank-weights.ts';
import { splitTrials } from './split-trials.ts';

/** The number of candidates of which the best one is asked: `n_ei_candidates` of Optuna 5. */
const candidates = 24;

/**
 * The tree-structured Parzen estimator, multivariate. It draws candidates from the density of the good trials, and asks the one with the
 * highest ratio of the density of the good trials to that of the others. The part of the space is one more choice: a candidate draws its
 * part first, and the density of a point in a part is that of the part times that of the point among the trials of the part.
 * Source: J. Bergstra, R. Bardenet, Y. Bengio and B. Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011; the rule and its
 * constants as in `TPESampler(multivariate=True, group=True, constant_liar=True)` of Optuna 5, with other widths, heights and weights of
 * the kernels (docs/decisions/063-kernels-of-tpe.md).
 */
export const createTpe: CreateStrategy = ({ space: { parts, ...space }, seed, startup }) => {
  const startAt = createSobolPoints({ parts, ...space }, seed);
  return {
    propose(asking) {
      const { trial, visible, isTaken } = asking;
      if (visible.count < Math.max(1, startup)) {
        const start = startAt(trial);
        return isTaken(start) ? undefined : start;
      }
      return proposeByDensities(parts, asking, seed);
    },
  };
};

function proposeByDensities(parts: readonly SearchPart[], asking: Asking, seed: number) {
  const { trial, visible, isTaken } = asking;
  const { below, above } = splitTrials(visible);
  const good = createDensity(parts, asking, { trials: below, weigh: rankWeights });
  const bad = createDensity(parts, asking, { trials: above, weigh: kernelWeights });
  const draws = createDraws(seed, trial, 'candidates');
  const drawn = Array.from({ length: candidates }, () => {
    const part = parts.length === 1 ? 0 : drawIndex(good.shares, draws.share());
    return { part, point: good.inPart(part).sample(draws) };
  });

  const scored: { configuration: Configuration; score: number }[] = [];
  for (const [part, { decode }] of parts.entries()) {
    const points = drawn.flatMap((each) => (each.part === part ? [each.point] : []));
    if (points.length === 0) continue;
    const [inGood, inBad] = [good, bad].map((density) => density.inPart(part).lnDensities(points));
    const lnRatio = ln(good.shares[part] as number) - ln(bad.shares[part] as number);
    for (const [k, point] of points.entries()) {
      const score = lnRatio + (inGood?.[k] as number) - (inBad?.[k] as number);
      scored.push({ configuration: decode(point), score });
    }
  }
  scored.sort((a, b) => b.score - a.score);
  return scored.find(({ configuration }) => !isTaken(configuration))?.configuration;
}

/** The density of some trials: the share of each part, and an estimator for each part. */
function createDensity(
  parts: readonly SearchPart[],
  { asked }: Asking,
  { trials, weigh }: { trials: readonly number[]; weigh: (kernels: number) => Float64Array },
) {
  const estimators = new Map<number, ReturnType<typeof createParzen>>();
  return {
    shares:
      parts.length === 1
        ? Float64Array.of(1)
        : sharesOf(
            parts.length,
            trials.map((k) => asked.partOf(k)),
            weigh(trials.length),
          ),
    inPart(part: number) {
      const known = estimators.get(part);
      if (known !== undefined) return known;
      const own = parts.length === 1 ? trials : trials.filter((k) => asked.partOf(k) === part);
      const starts = Int32Array.from(own, asked.startOf);
      const { dimensions } = parts[part] as SearchPart;
      const made = createParzen(dimensions, {
        ...{ matrix: asked.matrixOf(part), starts },
        weights: weigh(starts.length),
      });
      estimators.set(part, made);
      return made;
    },
  };
}

/** Returns the probability of each part by the rule of a choice: Σ w_k (1 / (n + 1) + [s = s_k]) / (1 + c / (n + 1)), and the prior 1 / c. */
function sharesOf(parts: number, ofTrials: readonly number[], weights: Float64Array): Float64Array {
  const n = ofTrials.length;
  const share = 1 / (n + 1);
  const prior = weights[n] as number;
  const shares = new Float64Array(parts).fill(
    prior / parts + ((1 - prior) * share) / (1 + parts * share),
  );
  for (const [k, part] of ofTrials.entries()) {
    shares[part] = (shares[part] as number) + (weights[k] as number) / (1 + parts * share);
  }
  return shares;
}
