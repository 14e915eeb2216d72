import type { Store } from '@sweepq/store';
import type { Lender } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import type { PlannedTrial } from '../tables/select-trials.ts';
import { type CurveFormatName, type CurvePoints, formats, type TrialCurve } from './formats.ts';

/** The number of trials whose curves are read and sent in one step. */
const trialsAtOnce = 25;

export type CurvesPage = {
  sweepId: string;
  trials: readonly PlannedTrial[];
  points: CurvePoints;
  format: CurveFormatName;
  nextCursor: string | null;
};

/**
 * Yields the curves of these trials in their order, in pieces. A trial without a curve has no points. The curve of a run is
 * read once, for the first of its trials. For the other trials of the run, only their few points stay in memory. If all points
 * are wanted, none stay in memory, and each piece reads the curves of its runs.
 */
export async function* readCurves(
  { store, lender }: { store: Store; lender: Lender },
  { sweepId, trials, points, format, nextCursor }: CurvesPage,
): AsyncGenerator<string | Uint8Array> {
  const ofRun = new Map<number, PlannedTrial[]>();
  for (const one of trials) ofRun.set(one.run, [...(ofRun.get(one.run) ?? []), one]);
  const known = new Map<number, TrialCurve>();
  const cutsOf = (run: number, piece: readonly PlannedTrial[]) =>
    points === 'all' ? piece.filter((one) => one.run === run) : (ofRun.get(run) ?? []);
  const { start, end } = formats[format];
  for (let from = 0; from < trials.length; from += trialsAtOnce) {
    const piece = trials.slice(from, from + trialsAtOnce);
    const isFirst = from === 0;
    const { bytes, later } = await lender.lend(async (run) => {
      const wanted = piece.filter(({ trial }) => !known.has(trial));
      const runs = [...new Set(wanted.map((one) => one.run))];
      const stored = await store.readStoredCurves({ sweepId, runs });
      const curves = stored.map((bytes) => bytes && toOwnBytes(bytes));
      const task = {
        ...{ sweepId, points, format, isFirst },
        trials: piece.map(({ trial }) => trial),
        runs: runs.map((one, k) => ({ curve: curves[k] ?? null, cuts: cutsOf(one, piece) })),
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
    // The start is sent after the first read, so that an error of this read can still be answered with a status.
    if (isFirst) yield start({ count: trials.length });
    yield bytes;
  }
  if (trials.length === 0) yield start({ count: 0 });
  yield end({ nextCursor });
}
