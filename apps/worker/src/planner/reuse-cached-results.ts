import {
  foldsOf,
  isOfValidation,
  type MetricName,
  type Metrics,
  type SweepSpec,
  type TrialOutcome,
} from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { countTrials, type PlannedRun, refitOf, trajectoryOf } from '@sweepq/plan';
import {
  type CachedReading,
  type CachedRun,
  type CachedTrajectory,
  createYielder,
  type RunReuse,
} from '@sweepq/store';
import { reuseAtRung } from './reuse-at-rung.ts';
import { findReusedCurve } from './reused-curve.ts';
import type { PlannerDeps } from './step.ts';

type Deps = Pick<PlannerDeps, 'store' | 'log' | 'now'>;

/** A sweep, and the generation that is being planned. */
type Planned = { spec: SweepSpec; generation: number };

/**
 * Commits the cached results of these runs, and returns the runs that must be trained. In a sweep with pruning, a run has one reading: at the
 * rung up to which it would be trained.
 */
export async function reuseCachedResults(
  deps: Deps,
  { spec, generation }: Planned,
  runs: readonly PlannedRun[],
): Promise<PlannedRun[]> {
  if (!spec.reuse || runs.length === 0) return [...runs];
  const wanted = runs.map(({ hyperparameters, readings }) => {
    const of = { ...spec, hyperparameters, engine: engineVersion };
    const trajectory = trajectoryOf(of);
    const refit = foldsOf(spec.validation) && trajectoryOf(refitOf(of));
    return { trajectory, refit, readings };
  });
  const found = await deps.store.findCachedResults(wanted, spec.objective);
  const yieldIfDue = createYielder();
  const reusing: Promise<boolean>[] = [];
  for (const [k, planned] of runs.entries()) {
    const { trajectory = '', refit } = wanted[k] ?? {};
    const cached = found[k];
    const isCached = cached !== undefined && cached.readings.length > 0;
    const part = isCached
      ? reuse(
          deps,
          { spec, generation },
          { planned, ofRun: { trajectory, refit, readings: planned.readings }, cached },
        )
      : nothingToReuse;
    // The promise is awaited below. This handler prevents an unhandled rejection before that.
    part.catch(() => undefined);
    reusing.push(part);
    await yieldIfDue();
  }
  const isDone = await Promise.all(reusing);
  const left = runs.filter((_, k) => !isDone[k]);
  const trials = found.reduce((sum, { readings }) => sum + readings.length, 0);
  if (trials > 0) deps.log.info({ sweepId: spec.id, trials }, 'reused cached results');
  return left;
}

const nothingToReuse = Promise.resolve(false);

/** Commits the cached readings of a run. Returns whether the run has no other readings. */
async function reuse(
  { store, now }: Deps,
  { spec, generation }: Planned,
  { planned, ofRun, cached }: { planned: PlannedRun; ofRun: CachedTrajectory; cached: CachedRun },
): Promise<boolean> {
  const { run, readings: wanted } = planned;
  const isWhole = cached.readings.length === wanted.length;
  // If an earlier reading must be trained, the training finds the divergence again.
  const reused = cached.readings.filter(({ outcome }) => isWhole || outcome.status !== 'diverged');
  // The curve of a run with folds is that of its refit.
  const ofCurve = { ...ofRun, trajectory: ofRun.refit ?? ofRun.trajectory };
  const curve = await findReusedCurve(store, ofCurve, { ...cached, readings: reused });
  if (curve === undefined) return false;
  const at = now().toISOString();
  const readings = reused.map((reading) => ({
    ...reading,
    outcome: reusedOutcome(reading.outcome, at, spec),
  }));
  const ownCached = { ...cached, readings };
  const atRung = await reuseAtRung(store, { spec, generation, run, cached: ownCached, curve, at });
  if (atRung !== undefined) return atRung;
  const committed = await store.reuseRun({
    ...{ sweepId: spec.id, run, objective: spec.objective },
    ...{ generation, total: countTrials(spec) },
    cacheAs: ofRun,
    readings,
    ...{ ...curve, folds: foldsOf(spec.validation) && cached.state?.folds },
    ...(isWhole && { end: endOf(reused, at) }),
  });
  return isWhole && committed !== undefined;
}

/** A trial that was pruned after the iterations of this trial has the result of a completed one. */
const reusedOutcome = (outcome: TrialOutcome, at: string, spec: SweepSpec): TrialOutcome => ({
  ...outcome,
  metrics: outcome.metrics && metricsFor(outcome.metrics, spec),
  ...(outcome.status === 'pruned' && { status: 'completed', stoppedAt: null }),
  source: 'reused',
  times: null,
  startedAt: at,
  finishedAt: at,
});

/** A sweep without validation can reuse the results of a sweep with folds. Then the metrics of the folds are left out. */
function metricsFor({ folds, ...metrics }: Metrics, { validation }: SweepSpec): Metrics {
  if (foldsOf(validation) !== undefined) return { ...metrics, ...(folds && { folds }) };
  if (folds === undefined) return metrics;
  const others = Object.entries(metrics).filter(([name]) => !isOfValidation(name as MetricName));
  return Object.fromEntries(others) as Metrics;
}

function endOf(readings: readonly CachedReading[], at: string): NonNullable<RunReuse['end']> {
  const diverged = readings.find(({ outcome }) => outcome.status === 'diverged')?.outcome;
  return {
    status: diverged ? 'diverged' : 'completed',
    failure: diverged?.failure ?? null,
    engine: engineVersion,
    startedAt: at,
    finishedAt: at,
  };
}
