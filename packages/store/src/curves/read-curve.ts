import type { StoreContext } from '../context.ts';
import { decodeCurve, type StoredCurve } from './curve.ts';
import { readCurveBytes } from './read-curve-bytes.ts';

/** Returns the cost curve of a run, or the part of the curve before `iterations`; undefined if no curve is stored. */
export async function readCurve(
  context: StoreContext,
  { sweepId, run, iterations }: { sweepId: string; run: number; iterations?: number },
): Promise<StoredCurve | undefined> {
  const [buffer] = await readStoredCurves(context, { sweepId, runs: [run] });
  return buffer == null ? undefined : decodeCurve(buffer, iterations);
}

/** Returns the cost curves of runs in their stored form, which another thread can decode. */
export const readStoredCurves = (
  context: StoreContext,
  { sweepId, runs }: { sweepId: string; runs: readonly number[] },
): Promise<(Buffer | null)[]> => readCurveBytes(context, { sweepId, names: runs.map(String) });
