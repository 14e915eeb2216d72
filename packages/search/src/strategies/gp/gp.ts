import { createDraws } from '../../draws/draws.ts';
import { compareVisible } from '../../history/compare.ts';
import type { Visible } from '../../history/visible-to.ts';
import type { SearchPart } from '../../space/search-space.ts';
import { createSobolPoints } from '../sobol.ts';
import type { Asking, CreateStrategy } from '../strategy.ts';
import { createTpe } from '../tpe/tpe.ts';
import { createEmbedding } from './embedding.ts';
import { fitKernel, type Kernel, type Observations } from './fit-kernel.ts';
import { createGpModel } from './gp-model.ts';
import { maximiseImprovement } from './maximise-improvement.ts';
import { targetsOf } from './targets.ts';

/** With more results, an ask would take seconds, and the strategy goes on as `tpe`. */
const mostResults = 500;
/** The kernel is fitted to what every tenth trial sees. */
const refit = 10;
/** A kernel is fitted to at most this many observations: the best half and the newest half. */
const mostFitted = 200;

/**
 * A Gaussian process with a Matérn kernel and one length scale for each axis. It asks the point with the highest logarithm of the expected
 * improvement, with fantasies for the open trials. With more than 500 results it goes on as `tpe`.
 * Source: J. Snoek, H. Larochelle and R. Adams, "Practical Bayesian optimization of machine learning algorithms", NIPS 2012; the prior and
 * the least noise are those of `GPSampler` of Optuna 5.
 */
export const createGp: CreateStrategy = (settings) => {
  const { space, seed, startup } = settings;
  const { parts } = space;
  const startAt = createSobolPoints(space, seed);
  const tpe = createTpe(settings);
  const embedding = createEmbedding(parts);
  const least = Math.max(2, startup);
  // The kernel of the last refit, with the observations that it was fitted to.
  let fitted: { observations: Observations; kernel: Kernel } | undefined;

  function observe({ asked }: Asking, visible: Visible): Observations & { trials: number[] } {
    const { trials, values } = targetsOf(visible, least);
    const points = trials.map((k) => embedding.embed(asked.partOf(k), asked.positionsOf(k)));
    return { trials, points, values, isChoice: embedding.isChoice };
  }

  function kernelFor(asking: Asking): Kernel {
    const from = asking.trial - (asking.trial % refit);
    const earlier = asking.visibleTo(from);
    const observations = newestAndBest(
      observe(asking, earlier.count >= least ? earlier : asking.visible),
    );
    if (fitted === undefined || !isSame(fitted.observations, observations)) {
      fitted = { observations, kernel: fitKernel(observations) };
    }
    return fitted.kernel;
  }

  return {
    propose(asking) {
      const { trial, visible, asked, isTaken } = asking;
      if (visible.count < least) {
        const start = startAt(trial);
        return isTaken(start) ? undefined : start;
      }
      if (visible.count > mostResults) return tpe.propose(asking);
      const observations = observe(asking, visible);
      const pending = [...visible.rungs.keys()].filter((k) => visible.rungs[k] === -1);
      const open = pending.map((k) => embedding.embed(asked.partOf(k), asked.positionsOf(k)));
      const model = createGpModel(kernelFor(asking), observations, open);
      // The noise of at least 1e-6 prevents this in practice.
      if (model === undefined) return tpe.propose(asking);
      const [top = 0] = observations.trials.toSorted((a, b) => compareVisible(visible, a, b));
      const near = { part: asked.partOf(top), positions: asked.positionsOf(top) };
      const best = Math.min(...observations.values);
      const goal = { parts, embedding, model, best };
      const places = maximiseImprovement(goal, near, createDraws(seed, trial, 'candidates'));
      for (const { part, positions } of places) {
        const configuration = (parts[part] as SearchPart).decode(positions);
        if (!isTaken(configuration)) return configuration;
      }
      return undefined;
    },
  };
};

function newestAndBest({ points, values, isChoice }: Observations): Observations {
  const n = points.length;
  if (n <= mostFitted) return { points, values, isChoice };
  const half = mostFitted / 2;
  const byValue = [...values.keys()].sort(
    (a, b) => (values[a] as number) - (values[b] as number) || a - b,
  );
  const best = new Set(byValue.slice(0, half));
  const others = byValue.slice(half).sort((a, b) => a - b);
  const chosen = [...best, ...others.slice(-half)].sort((a, b) => a - b);
  return {
    points: chosen.map((k) => points[k] as Float64Array),
    values: Float64Array.from(chosen, (k) => values[k] as number),
    isChoice,
  };
}

function isSame(a: Observations, b: Observations): boolean {
  const isEqual = (x: Float64Array, y: Float64Array) =>
    x.length === y.length && x.every((each, k) => each === y[k]);
  return (
    isEqual(a.values, b.values) &&
    a.points.every((point, k) => isEqual(point, b.points[k] as Float64Array))
  );
}
