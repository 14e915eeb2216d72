import type { SweepSpec, TrialOutcome } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { countTrials, type PlannedRun, trajectoryOf } from '@sweepq/plan';
import { type CachedReading, type CachedRun, createYielder, type RunReuse } from '@sweepq/store';
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
  const wanted = runs.map(({ hyperparameters, readings }) => ({
    trajectory: trajectoryOf({ ...spec, hyperparameters, engine: engineVersion }),
    readings,
  }));
  const found = await deps.store.findCachedResults(wanted, spec.objective);
  const yieldIfDue = createYielder();
  const reusing: Promise<boolean>[] = [];
  for (const [k, planned] of runs.entries()) {
    const { trajectory = '' } = wanted[k] ?? {};
    const cached = found[k];
    const isCached = cached !== undefined && cached.readings.length > 0;
    const part = isCached
      ? reuse(deps, { spec, generation }, { planned, trajectory, cached })
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
  { planned, trajectory, cached }: { planned: PlannedRun; trajectory: string; cached: CachedRun },
): Promise<boolean> {
  const { run, readings: wanted } = planned;
  const isWhole = cached.readings.length === wanted.length;
  // If an earlier reading must be trained, the training finds the divergence again.
  const reused = cached.readings.filter(({ outcome }) => isWhole || outcome.status !== 'diverged');
  const ofRun = { trajectory, readings: wanted };
  const curve = await findReusedCurve(store, ofRun, { ...cached, readings: reused });
  if (curve === undefined) return false;
  const at = now().toISOString();
  const atRung = await reuseAtRung(store, { spec, generation, run, cached, curve, at });
  if (atRung !== undefined) return atRung;
  const readings = reused.map((reading) => ({
    ...reading,
    outcome: reusedOutcome(reading.outcome, at),
  }));
  const committed = await store.reuseRun({
    ...{ sweepId: spec.id, run, objective: spec.objective },
    ...{ generation, total: countTrials(spec) },
    cacheAs: ofRun,
    readings,
    ...curve,
    ...(isWhole && { end: endOf(reused, at) }),
  });
  return isWhole && committed !== undefined;
}

/** A trial that was pruned after the iterations of this trial has the result of a completed one. */
const reusedOutcome = (outcome: TrialOutcome, at: string): TrialOutcome => ({
  ...outcome,
  ...(outcome.status === 'pruned' && { status: 'completed', stoppedAt: null }),
  source: 'reused',
  times: null,
  startedAt: at,
  finishedAt: at,
});

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
