// Answers requests for the cost curve of one trial, as a table or a picture.
import type { SweepSpec, Trial } from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import type { Response } from 'express';
import type { PictureFormat } from '../charts/draw-curve.ts';
import { titleTrial } from '../charts/title.ts';
import type { Heavy } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { notFound } from '../problems/problem.ts';
import { findTrial } from '../views/find-trial.ts';
import type { SweepSource } from '../views/sweep-view.ts';
import { type CurveTable, formatCurve } from './write-curve.ts';

type CurveDeps = SweepSource & { heavy: Heavy };

/** A trial by its id, and a fold of its sweep. Without a fold, the curve is that of the run. */
type WantedCurve = { id: string; fold: number | undefined };

/** Up to this number of points, the event loop writes the table, which takes 1 ms. A thread writes longer tables. */
const cheapPoints = 2_000;

export async function readCurveTable(
  deps: CurveDeps,
  response: Response,
  { id, fold }: WantedCurve,
  wanted: Pick<CurveTable, 'most' | 'format'>,
): Promise<Buffer> {
  const { trial, run } = await findTrial(deps, id);
  const read = () => readStoredCurve(deps, trial, { run, fold });
  const { iterations } = trial.params;
  const table = { trialId: trial.id, iterations, ...wanted };
  if (iterations <= cheapPoints) {
    const text = formatCurve(await read(), table);
    if (text === undefined) throw noCurve(trial);
    return Buffer.from(text);
  }
  const bytes = await deps.heavy.lend(response, async (runTask) => {
    const curve = toOwnBytes(await read());
    return runTask('writeCurve', { ...table, curve }, [curve]);
  });
  if (bytes === undefined) throw noCurve(trial);
  return Buffer.from(bytes.buffer);
}

/** Draws a curve in a thread. Reads from Redis only after the answer has a slot, so that a rejected request costs nothing. */
export const drawInThread = (
  deps: CurveDeps,
  response: Response,
  { id, fold }: WantedCurve,
  format: PictureFormat,
): Promise<Buffer> =>
  deps.heavy.lend(response, async (runTask) => {
    const { spec, trial, run } = await findTrial(deps, id);
    const curve = toOwnBytes(await readStoredCurve(deps, trial, { run, fold }));
    const { iterations } = trial.params;
    const task = { curve, iterations, text: textOf({ spec, trial }), format };
    const bytes = await runTask('drawCurve', task, [curve]);
    if (bytes === undefined) throw noCurve(trial);
    return Buffer.from(bytes.buffer);
  });

/** Reads the stored curve of the run of a trial, or of a fold of the run. */
async function readStoredCurve(
  { store }: { store: Store },
  trial: Trial,
  { run, fold }: { run: number; fold: number | undefined },
): Promise<Uint8Array> {
  const { sweepId } = trial;
  const [curve] =
    fold === undefined
      ? await store.readStoredCurves({ sweepId, runs: [run] })
      : [await store.readFoldCurve({ sweepId, run, fold })];
  if (curve) return curve;
  throw fold === undefined
    ? noCurve(trial)
    : notFound(`The trial \`${trial.id}\` has no cost curve of fold ${fold}.`);
}

const noCurve = ({ id, status, finishedAt }: Trial) =>
  notFound(`The trial \`${id}\` is ${status} and has no cost curve${finishedAt ? '' : ' yet'}.`);

/** Returns the title of a picture, and whether the trial diverged. */
const textOf = ({ spec, trial }: { spec: SweepSpec; trial: Trial }) => ({
  title: titleTrial(spec, trial.params),
  diverged: trial.status === 'diverged',
});
