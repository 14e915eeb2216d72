// The cost curve of a run whose results are reused. The curve equals, to the bit, the curve that training would store.
import type { PlannedReading } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { decodeCheckpointCosts } from '../runs/checkpoint.ts';
import type { RunRef } from '../runs/runs.ts';
import { decodeCosts, encodeCurve } from './curve.ts';
import { readCurveBytes } from './read-curve-bytes.ts';

/** The curve to compute: of a run with this trajectory and these readings, up to the iteration `until`. */
type WantedCurve = { trajectory: string; readings: readonly PlannedReading[]; until: number };

/** The stored form of the curve, and all its costs. */
export type CachedCurve = { curve: Buffer; costs: Float64Array };

/**
 * Returns the iterations whose costs are kept when the curve of a run with these readings is thinned: the last iteration of
 * each reading.
 */
export const iterationsToKeep = (readings: readonly Pick<PlannedReading, 'iterations'>[]) =>
  readings.map(({ iterations }) => iterations - 1);

/**
 * Returns the curve that a run of this trajectory stores at the iteration `until`, or at its end if the run ends earlier. The
 * costs are read from the curve of a run that has trained to `until`. If this curve is thinned, the costs are read from a
 * checkpoint of the trajectory. Returns undefined if no checkpoint has the costs, or if the run is deleted.
 */
export async function readCachedCurve(
  context: StoreContext,
  { sweepId, run }: RunRef,
  { trajectory, readings, until }: WantedCurve,
): Promise<CachedCurve | undefined> {
  const [stored] = await readCurveBytes(context, { sweepId, names: [String(run)] });
  if (stored == null) return undefined;
  const length = Math.min(until, stored.readUInt32LE(0));
  const all = decodeCosts(stored) ?? (await readCheckpointCosts(context, trajectory, length));
  if (all === undefined) return undefined;
  const costs = all.subarray(0, length);
  return { curve: encodeCurve(costs, iterationsToKeep(readings)), costs };
}

/** Searches the checkpoints of a trajectory, and returns the costs of the first one that has at least `length` costs. */
async function readCheckpointCosts(
  { redis, keys }: StoreContext,
  trajectory: string,
  length: number,
): Promise<Float64Array | undefined> {
  const fields = await redis.hgetall(keys.cachedResults(trajectory));
  const checkpoints = Object.entries(fields)
    .filter(([name]) => /^c\d+$/.test(name))
    .map(([name, where]) => ({ iteration: Number(name.slice(1)), where: where.split(' ') }))
    .filter(({ iteration }) => iteration >= length)
    .sort((a, b) => a.iteration - b.iteration);
  for (const {
    where: [sweepId = '', run = ''],
  } of checkpoints) {
    const stored = await redis.hgetBuffer(keys.ofSweep(sweepId).checkpoints, run);
    const costs = stored === null ? undefined : decodeCheckpointCosts(stored);
    if (costs !== undefined && costs.length >= length) return costs;
  }
  return undefined;
}
