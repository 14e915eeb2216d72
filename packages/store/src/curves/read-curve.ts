import type { StoreContext } from '../context.ts';
import { decodeCurve, type StoredCurve } from './curve.ts';

/** Returns the cost curve of a run, or the part of the curve before `iterations`; undefined if no curve is stored. */
export async function readCurve(
  { redis, keys }: StoreContext,
  { sweepId, run, iterations }: { sweepId: string; run: number; iterations?: number },
): Promise<StoredCurve | undefined> {
  const buffer = await redis.hgetBuffer(keys.ofSweep(sweepId).curves, String(run));
  return buffer === null ? undefined : decodeCurve(buffer, iterations);
}

/** Returns the cost curves of runs in their stored form, which another thread can decode. */
export async function readStoredCurves(
  { redis, keys }: StoreContext,
  { sweepId, runs }: { sweepId: string; runs: readonly number[] },
): Promise<(Buffer | null)[]> {
  if (runs.length === 0) return [];
  return redis.hmgetBuffer(keys.ofSweep(sweepId).curves, ...runs.map(String));
}
