import { foldsOf, haveFoldsEnded, type SweepSpec, type TrialOutcome } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { rungsOf } from '@sweepq/plan';
import type { CachedRun, Store } from '@sweepq/store';
import type { ReusedCurve } from './reused-curve.ts';

type AtRung = {
  spec: SweepSpec;
  generation: number;
  run: number;
  /** The cached results, with the outcomes that this sweep commits. */
  cached: CachedRun;
  curve: ReusedCurve;
  /** The present time. */
  at: string;
};

/**
 * Commits the cached result of a run at a rung below the last one, where its trial then waits for a verdict. Returns whether the run needs no
 * training up to this rung. Undefined if the result ends the run instead: at the last rung, by divergence or by early stopping.
 */
export async function reuseAtRung(
  store: Pick<Store, 'reuseRung'>,
  { spec, generation, run, cached, curve, at }: AtRung,
): Promise<boolean | undefined> {
  const rungs = rungsOf(spec) ?? [];
  const [reading] = cached.readings;
  if (reading === undefined) return undefined;
  const { trial, iterations, source, outcome } = reading;
  const index = rungs.indexOf(iterations);
  if (index === -1 || index === rungs.length - 1 || endsRun(outcome, iterations)) return undefined;
  const { metrics } = outcome;
  if (metrics === null || outcome.modelSha256 === null || curve.cost === undefined) return false;
  const { curveSha256 = null, costRises = null } = curve.ofCurve ?? {};
  return store.reuseRung({
    ...{ sweepId: spec.id, run, trial, generation, source },
    rung: { index, count: rungs.length },
    value: metrics[spec.objective.metric] ?? Number.NaN,
    held: {
      ...{ ...outcome, status: 'pruned', stoppedAt: iterations, source: 'reused', times: null },
      ...{ startedAt: at, finishedAt: at },
    },
    ...{ iteration: curve.iteration ?? iterations, cost: curve.cost },
    reached: { iterations, metrics },
    ofRun: { curveSha256, costRises, engine: engineVersion },
    ...{ curve: curve.curve, curveOf: curve.curveOf },
    folds: foldsOf(spec.validation) && cached.state?.folds,
  });
}

/**
 * Whether an outcome at an iteration count ends its run. `pruned` does not: in this sweep, the trial can be promoted at the same rung. With
 * folds, early stopping ends a run when it has ended each training.
 */
const endsRun = ({ status, stoppedAt, metrics }: TrialOutcome, asked: number) =>
  status === 'diverged' ||
  (status === 'completed' &&
    stoppedAt !== null &&
    haveFoldsEnded(metrics?.folds?.each ?? [], asked));
