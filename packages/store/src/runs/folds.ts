// The folds of a run. A run with folds trains them one after the other, before the refit. Their checkpoints and curves are
// fields `<run>:<fold>` of the hashes of the sweep, and their models are fields `<trial>:<fold>`.
import type { FoldState } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { readCurveBytes } from '../curves/read-curves.ts';
import { scripts } from '../generated/scripts.ts';
import { packMarks } from './attempt-log.ts';
import { encodeFoldStates } from './run-state.ts';
import type { RunRef, StartedAttempt } from './runs.ts';
import { decodeSavedFold, type SavedFold } from './saved-fold.ts';

/** Folds of a run that an attempt has trained further. */
export type FoldsCommit = RunRef &
  StartedAttempt & {
    /** The trajectory of the run with its folds. */
    trajectory: string;
    /** Whether a next attempt continues further than this one began. */
    isFurther: boolean;
    folds: readonly {
      fold: number;
      state: FoldState;
      /** The fold, encoded by `encodeSavedFold`. */
      saved: Uint8Array;
      /** The cost curve, encoded by `encodeCurve`. */
      curve: Uint8Array;
      /** The model of the fold at the iteration count of a trial. */
      models: readonly { trial: number; model: Uint8Array }[];
    }[];
  };

/** Saves folds. `superseded`: the attempt is not the current one; `closed`: the sweep is closed or gone. Then nothing is written. */
export async function commitFolds(
  { redis, keys }: StoreContext,
  { sweepId, run, attempt, begin, marks, trajectory, isFurther, folds }: FoldsCommit,
): Promise<'committed' | 'superseded' | 'closed'> {
  const args = {
    ...{ run, attempt, begin, marks: packMarks(marks), isFurther: isFurther ? 1 : 0 },
    ...{ states: JSON.stringify(encodeStates(folds)), place: `${sweepId} ${run}` },
    writes: folds.flatMap(({ fold, saved, curve, models }) => [
      { hash: 'checkpoints', field: `${run}:${fold}`, bytes: saved },
      { hash: 'curves', field: `${run}:${fold}`, bytes: curve },
      ...models.map(({ trial, model }) => ({
        ...{ hash: 'models', field: `${trial}:${fold}`, bytes: model },
      })),
    ]),
  };
  const cachedResults = keys.cachedResults(trajectory);
  return scripts.commitFolds(redis, { cachedResults, ...keys.inScripts(sweepId) }, args);
}

/** Of several states of a fold, the last one counts. */
function encodeStates(folds: FoldsCommit['folds']): Record<string, string> {
  const states: FoldState[] = [];
  for (const { fold, state } of folds) states[fold] = state;
  return encodeFoldStates(states);
}

type FoldsRef = RunRef & { folds: number; reuse: boolean };

/**
 * Reads the saved folds of a run, in their order. With `reuse`, a fold can be one of another sweep with the same trajectory. It is only a
 * checkpoint then: the models at its readings and its curve are not in this sweep, so the run must reach the readings itself.
 */
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
  return Array.from({ length: folds }, (_, fold) => {
    const [own = noBytes, others = noBytes] = saved.slice(2 * fold, 2 * fold + 2);
    return decodeSavedFold(own) ?? checkpointOf(decodeSavedFold(others));
  });
}

const noBytes = Buffer.alloc(0);

/** The checkpoint of a fold of another run. Undefined if the fold diverged: a sweep trains such a fold again. */
const checkpointOf = (fold: SavedFold | undefined): SavedFold | undefined =>
  fold?.divergedAt === null ? { ...fold, readings: [] } : undefined;

/** Returns the cost curve of a fold in its stored form. Null if it is not stored. */
export async function readFoldCurve(
  context: StoreContext,
  { sweepId, run, fold }: RunRef & { fold: number },
): Promise<Buffer | null> {
  const [curve = null] = await readCurveBytes(context, { sweepId, names: [`${run}:${fold}`] });
  return curve;
}

/** Reads the models of the folds of a trial, as the engine encodes them. Null for a fold without one. */
export async function readFoldModels(
  { redis, keys }: StoreContext,
  { sweepId, trial, folds }: { sweepId: string; trial: number; folds: number },
): Promise<(Buffer | null)[]> {
  const fields = Array.from({ length: folds }, (_, fold) => `${trial}:${fold}`);
  return redis.hmgetBuffer(keys.ofSweep(sweepId).models, ...fields);
}
