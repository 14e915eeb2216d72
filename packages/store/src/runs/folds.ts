// The folds of a run. A run with folds trains them one after the other, before the refit. Their checkpoints and curves are
// fields `<run>:<fold>` of the hashes of the sweep, and their models are fields `<trial>:<fold>`.
import type { FoldState } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { readCurveBytes } from '../curves/read-curve-bytes.ts';
import { scripts } from '../generated/scripts.ts';
import { packMarks } from './attempt-log.ts';
import { readSavedParts } from './read-saved-parts.ts';
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
      /** The cost curve, encoded by `encodeCurve`. Only for a fold that is not in training any more. */
      curve?: Uint8Array;
      /** Only of the fold in training: the costs since its last save (`encodePart`), and its state (`encodeSavedState`). */
      part?: Uint8Array | undefined;
      savedState?: Uint8Array | undefined;
      /** The model of the fold at the iteration count of a trial. */
      models: readonly { trial: number; model: Uint8Array }[];
    }[];
  };

/**
 * Saves folds. Returns the iteration up to which the costs of the fold in training are stored in parts. `superseded`: the attempt is not the
 * current one; `closed`: the sweep is closed or gone. Then nothing is written.
 */
export async function commitFolds(
  { redis, keys }: StoreContext,
  { sweepId, run, attempt, begin, marks, trajectory, isFurther, folds }: FoldsCommit,
): Promise<number | 'superseded' | 'closed'> {
  const inTraining = folds.find(({ curve }) => curve === undefined);
  const args = {
    ...{ run, attempt, begin, marks: packMarks(marks), isFurther: isFurther ? 1 : 0 },
    ...{ states: JSON.stringify(encodeStates(folds)), place: `${sweepId} ${run}` },
    partOf: inTraining ? `${run}:${inTraining.fold}` : '',
    part: inTraining?.part ?? '',
    state: inTraining?.savedState ?? '',
    writes: folds.flatMap(({ fold, saved, curve, models }) => [
      { hash: 'checkpoints', field: `${run}:${fold}`, bytes: saved },
      ...(curve ? [{ hash: 'curves', field: `${run}:${fold}`, bytes: curve }] : []),
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
  context: StoreContext,
  { sweepId, run, folds, reuse }: FoldsRef,
  trajectory: string,
): Promise<(SavedFold | undefined)[]> {
  if (folds === 0) return [];
  const { redis, keys } = context;
  const saved = await scripts.readFolds(
    redis,
    { cachedResults: keys.cachedResults(trajectory), ...keys.inScripts(sweepId) },
    { stem: keys.stem, run, folds, reuse: reuse ? 1 : 0 },
  );
  return Promise.all(
    Array.from({ length: folds }, (_, fold) => {
      const [own = noBytes, others = noBytes, place] = saved.slice(3 * fold, 3 * fold + 3);
      const ownFold = decodeSavedFold(own);
      const [otherSweep = '', otherRun] = `${place}`.split(' ');
      return ownFold
        ? withCheckpoint(context, ownFold, { sweepId, name: `${run}:${fold}` })
        : withCheckpoint(context, checkpointOf(decodeSavedFold(others)), {
            ...{ sweepId: otherSweep, name: `${otherRun}:${fold}` },
          });
    }),
  );
}

/** Adds the checkpoint of a fold in training, which is stored in parts. */
async function withCheckpoint(
  context: StoreContext,
  fold: SavedFold | undefined,
  where: { sweepId: string; name: string },
): Promise<SavedFold | undefined> {
  if (fold === undefined || fold.checkpoint !== undefined) return fold;
  return { ...fold, checkpoint: await readSavedParts(context, where) };
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
