import { countRises } from '@sweepq/core';
import { planRun } from '@sweepq/plan';
import {
  type CachedRun,
  type CachedTrajectory,
  maxCurvePoints,
  type RunReuse,
  type Store,
} from '@sweepq/store';
import { sha256 } from '../hash/sha256.ts';

type Source = Pick<Store, 'readCachedCurve' | 'readSweep'>;
export type ReusedCurve = Pick<RunReuse, 'curve' | 'curveOf' | 'ofCurve' | 'iteration' | 'cost'>;

/**
 * Returns the cost curve up to the last cached reading. It equals, to the bit, the curve that training would store. An identical stored
 * curve is copied inside Redis; otherwise the curve is computed from all costs. Returns undefined if neither is possible: then the run
 * must be trained.
 */
export async function findReusedCurve(
  store: Source,
  wanted: CachedTrajectory,
  cached: CachedRun,
): Promise<ReusedCurve | undefined> {
  const last = cached.readings.at(-1);
  if (last === undefined) return undefined;
  const copied = copyCurve(cached);
  // A curve that is not thinned does not depend on the readings.
  if (copied !== undefined && copied.iteration <= maxCurvePoints) return copied;
  const computed = await store.readCachedCurve(last.source, { ...wanted, until: last.iterations });
  if (computed === undefined) {
    return copied !== undefined && (await hasSameReadings(store, wanted, cached))
      ? copied
      : undefined;
  }
  const { curve, costs } = computed;
  return {
    ...{ curve, iteration: costs.length },
    ...(costs.length > 0 && { cost: costs.at(-1) as number }),
    ofCurve: { curveSha256: sha256(costs), costRises: countRises(costs) },
  };
}

/** Returns the curve of the run that has the last reading, if that run ended at this reading or before. */
function copyCurve({ readings, state }: CachedRun) {
  const last = readings.at(-1);
  if (last === undefined || !state?.finishedAt) return undefined;
  const { iteration, cost, curveSha256, costRises } = state;
  if (curveSha256 === null || iteration > last.iterations) return undefined;
  const ofCurve = { curveSha256, costRises };
  return { curveOf: last.source, iteration, ofCurve, ...(cost !== null && { cost }) };
}

/** Whether the source run has the same readings: the thinning of a curve keeps the last iteration of each reading. */
async function hasSameReadings(store: Source, { readings }: CachedTrajectory, cached: CachedRun) {
  const { sweepId, run } = cached.readings.at(-1)?.source ?? { sweepId: '', run: -1 };
  const stored = await store.readSweep(sweepId);
  // An extension may have added readings after the curve was stored.
  if (stored === undefined || (stored.spec.extensions ?? []).length > 0) return false;
  const ofSource = planRun(stored.spec, run).readings;
  return (
    ofSource.length === readings.length &&
    ofSource.every(({ iterations }, k) => iterations === readings[k]?.iterations)
  );
}
