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
type ReusedCurve = Pick<RunReuse, 'curve' | 'curveOf' | 'ofCurve' | 'iteration' | 'cost'>;

/**
 * The cost curve up to the last cached reading, equal to the bit to the one that training stores: copied inside Redis if a
 * stored curve is identical, otherwise computed from all costs. Undefined if neither is possible; then the run is trained.
 */
export async function findReusedCurve(
  store: Source,
  wanted: CachedTrajectory,
  known: CachedRun,
): Promise<ReusedCurve | undefined> {
  const last = known.readings.at(-1);
  if (last === undefined) return undefined;
  const copied = copyCurve(known);
  // A whole curve has no points that depend on the readings.
  if (copied !== undefined && copied.iteration <= maxCurvePoints) return copied;
  const made = await store.readCachedCurve(last.source, { ...wanted, until: last.iterations });
  if (made === undefined) {
    return copied !== undefined && (await hasSameReadings(store, wanted, known))
      ? copied
      : undefined;
  }
  const { curve, costs } = made;
  return {
    ...{ curve, iteration: costs.length },
    ...(costs.length > 0 && { cost: costs.at(-1) as number }),
    ofCurve: { curveSha256: sha256(costs), costRises: countRises(costs) },
  };
}

/** The curve of the run that has the last reading, if that run ended there. */
function copyCurve({ readings, state }: CachedRun) {
  const last = readings.at(-1);
  if (last === undefined || !state?.finishedAt) return undefined;
  const { iteration, cost, curveSha256, costRises } = state;
  if (curveSha256 === null || iteration > last.iterations) return undefined;
  const ofCurve = { curveSha256, costRises };
  return { curveOf: last.source, iteration, ofCurve, ...(cost !== null && { cost }) };
}

/** Whether the source run has the same readings: the thinning of a curve keeps the last iteration of each reading. */
async function hasSameReadings(store: Source, { readings }: CachedTrajectory, known: CachedRun) {
  const { sweepId, run } = known.readings.at(-1)?.source ?? { sweepId: '', run: -1 };
  const stored = await store.readSweep(sweepId);
  // An extension may have added readings after the curve was stored.
  if (stored === undefined || (stored.spec.extensions ?? []).length > 0) return false;
  const ofSource = planRun(stored.spec, run).readings;
  return (
    ofSource.length === readings.length &&
    ofSource.every(({ iterations }, k) => iterations === readings[k]?.iterations)
  );
}
