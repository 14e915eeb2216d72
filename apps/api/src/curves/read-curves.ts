import type { Store } from '@sweepq/store';
import type { Desk } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import type { PlannedTrial } from '../tables/select-trials.ts';
import type { TrialCurve } from './formats.ts';
import { type CurveFormatName, formats } from './formats.ts';

/** The curves of this many trials are read and sent at once. */
const trialsAtOnce = 25;

export type CurvesPage = {
  sweepId: string;
  trials: readonly PlannedTrial[];
  /** At most this many points for each curve. */
  points: number;
  format: CurveFormatName;
  nextCursor: string | null;
};

/**
 * The curves of these trials in their order, in pieces; without points for a trial that has none yet. A run's curve is read
 * for the first of its trials and serves all later ones. Only the few points of these trials stay in memory.
 */
export async function* readCurves(
  { store, desk }: { store: Store; desk: Desk },
  { sweepId, trials, points, format, nextCursor }: CurvesPage,
): AsyncGenerator<string | Uint8Array> {
  const ofRun = new Map<number, PlannedTrial[]>();
  for (const one of trials) ofRun.set(one.run, [...(ofRun.get(one.run) ?? []), one]);
  const known = new Map<number, TrialCurve>();
  const { head, tail } = formats[format];
  for (let from = 0; from < trials.length; from += trialsAtOnce) {
    const piece = trials.slice(from, from + trialsAtOnce);
    const isFirst = from === 0;
    const { bytes, later } = await desk.lend(async (run) => {
      const wanted = piece.filter(({ trial }) => !known.has(trial));
      const runs = [...new Set(wanted.map((one) => one.run))];
      const stored = await store.readStoredCurves({ sweepId, runs });
      const curves = stored.map((bytes) => bytes && toOwnBytes(bytes));
      const task = {
        ...{ sweepId, points, format, isFirst },
        trials: piece.map(({ trial }) => trial),
        runs: runs.map((one, k) => ({ curve: curves[k] ?? null, cuts: ofRun.get(one) ?? [] })),
        known: piece.flatMap(({ trial }) => known.get(trial) ?? []),
      };
      return run(
        'writeCurves',
        task,
        curves.filter((bytes) => bytes !== null),
      );
    });
    for (const { trial } of piece) known.delete(trial);
    for (const curve of later) known.set(curve.trial, curve);
    // Nothing is sent before the first piece is read: until then an error can still set the status of the answer.
    if (isFirst) yield head({ count: trials.length });
    yield bytes;
  }
  if (trials.length === 0) yield head({ count: 0 });
  yield tail({ nextCursor });
}
