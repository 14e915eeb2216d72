// The folds of a run. A run with folds trains them one after the other, before the training on all of train. Their checkpoints and curves are
// fields `<run>:<fold>` of the hashes of the sweep.
import type { FoldState } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { packMarks } from './attempt-log.ts';
import type { RunRef, StartedAttempt } from './runs.ts';
import { decodeSavedFold, type SavedFold } from './saved-fold.ts';

/** Folds of a run that an attempt has trained further. */
export type FoldsCommit = RunRef &
  StartedAttempt & {
    /** The trajectory of the run with its folds. */
    trajectory: string;
    /** Whether the attempt has trained at least one iteration. */
    isFurther: boolean;
    folds: readonly {
      fold: number;
      state: FoldState;
      /** The fold, encoded by `encodeSavedFold`. */
      saved: Uint8Array;
      /** The cost curve, encoded by `encodeCurve`. */
      curve: Uint8Array;
    }[];
  };

/** Saves folds. `superseded`: the attempt is not the current one; `closed`: the sweep is closed or gone. Then nothing is written. */
export async function commitFolds(
  { redis, keys }: StoreContext,
  { sweepId, run, attempt, begin, marks, trajectory, isFurther, folds }: FoldsCommit,
): Promise<'committed' | 'superseded' | 'closed'> {
  const args = {
    ...{ run, attempt, begin, marks: packMarks(marks), isFurther: isFurther ? 1 : 0 },
    cacheField: JSON.stringify(['folds', `${sweepId} ${run}`]),
    folds: folds.map(({ fold, state, saved, curve }) => ({
      ...{ fold, state: JSON.stringify(state), checkpoint: saved, curve },
    })),
  };
  const cachedResults = keys.cachedResults(trajectory);
  return scripts.commitFolds(redis, { cachedResults, ...keys.inScripts(sweepId) }, args);
}

type FoldsRef = RunRef & { folds: number; reuse: boolean };

/** Reads the saved folds of a run, in their order. With `reuse`, a fold can be one of another sweep with the same trajectory. */
export async function readFolds(
  { redis, keys }: StoreContext,
  { sweepId, run, folds, reuse }: FoldsRef,
  trajectory: string,
): Promise<(SavedFold | undefined)[]> {
  if (folds === 0) return [];
  const saved = await scripts.readFolds(
    redis,
    { cachedResults: keys.cachedResults(trajectory), ...keys.inScripts(sweepId) },
    { stem: keys.stem, run, folds, reuse: reuse ? 1 : 0 },
  );
  return saved.map(decodeSavedFold);
}

/** Returns the cost curve of a fold in its stored form. Null if it is not stored. */
export const readFoldCurve = (
  { redis, keys }: StoreContext,
  { sweepId, run, fold }: RunRef & { fold: number },
): Promise<Buffer | null> => redis.hgetBuffer(keys.ofSweep(sweepId).curves, `${run}:${fold}`);
