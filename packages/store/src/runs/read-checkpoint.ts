import type { PlannedReading } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { decodeCosts } from '../curves/curve.ts';
import { scripts } from '../generated/scripts.ts';
import { decodeStoredCheckpoint, type RunCheckpoint } from './checkpoint.ts';
import { findSavedCheckpoint } from './saved-state.ts';

/** Where a run continues: the trials without an outcome, and the checkpoint to resume from. */
export type ResumePoint = { open: number[]; checkpoint: RunCheckpoint | undefined };

type ResumableRun = {
  sweepId: string;
  run: number;
  readings: readonly PlannedReading[];
  reuse: boolean;
};

/**
 * Reads the checkpoint from which a run resumes: the furthest whole one that is not beyond the first reading without an outcome. If
 * `reuse` is true, this can be a checkpoint of another sweep with the same trajectory.
 */
export async function readCheckpoint(
  { redis, keys }: StoreContext,
  { sweepId, run, readings, reuse }: ResumableRun,
  trajectory: string,
): Promise<ResumePoint> {
  const stored = await scripts.readCheckpoint(
    redis,
    { cachedResults: keys.cachedResults(trajectory), ...keys.inScripts(sweepId) },
    { stem: keys.stem, run, only: reuse ? '' : sweepId, readings },
  );
  return parseResumePoint(stored);
}

/** The point as the scripts answer it. */
export type StoredResumePoint = Awaited<ReturnType<typeof scripts.readCheckpoint>>;

/** Chooses the furthest whole checkpoint, and decodes it. */
export function parseResumePoint([
  open,
  checkpoint,
  curve,
  model,
  first,
  ...saved
]: StoredResumePoint): ResumePoint {
  const [states, parts] = [saved.slice(0, 2), saved.slice(2)];
  const inTraining = findSavedCheckpoint({ states, parts }, first);
  if (inTraining !== undefined) return { open, checkpoint: inTraining };
  if (!checkpoint?.length) return { open, checkpoint: undefined };
  const curveCosts = curve?.length ? decodeCosts(curve) : undefined;
  return { open, checkpoint: decodeStoredCheckpoint(checkpoint, { curveCosts, model }) };
}
