import { cutColumns, decodeColumns, thinColumns } from '@sweepq/store/curves';
import { handOver } from '@sweepq/threads';
import { encodeText, type OwnBytes, toOwnBytes } from '../heavy/transfer.ts';
import { type CurveFormatName, type CurvePoints, formats, type TrialCurve } from './formats.ts';

/** A trial, and the iteration of its run at which the curve of the trial ends. */
export type Cut = { trial: number; iterations: number };

export type CurvesTask = {
  sweepId: string;
  /** The trials of this piece, in the order of the page. */
  trials: readonly number[];
  /** The stored curves of runs, each with all trials of the page that use the curve. Null for a run without a curve. */
  runs: readonly { curve: OwnBytes | null; cuts: readonly Cut[] }[];
  /** The curves of trials whose run was read for an earlier piece. */
  known: readonly TrialCurve[];
  points: CurvePoints;
  format: CurveFormatName;
  isFirst: boolean;
};

/** A piece as bytes, and the curves of those trials of the same runs that later pieces need. */
export type WrittenCurves = { bytes: OwnBytes; later: TrialCurve[] };

const noCurve = { iterations: 0, at: new Uint32Array(), costs: new Float64Array() };

/**
 * A task of a thread: writes a piece of a page of curves. The curve of a run is decoded once for all its trials on the
 * page.
 */
export function writeCurves(task: CurvesTask): WrittenCurves {
  const { sweepId, trials, runs, points, format, isFirst } = task;
  const curves = new Map(task.known.map((curve) => [curve.trial, curve]));
  for (const { curve, cuts } of runs) {
    const columns = curve === null ? noCurve : decodeColumns(Buffer.from(curve.buffer));
    for (const { trial, iterations } of cuts) {
      const cut = cutColumns(columns, iterations);
      curves.set(trial, { trial, ...(points === 'all' ? cut : thinColumns(cut, points)) });
    }
  }
  const own = trials.map((trial) => curves.get(trial) ?? { trial, ...noCurve });
  for (const trial of trials) curves.delete(trial);
  const written = formats[format].piece(own, { sweepId, isFirst });
  const bytes = typeof written === 'string' ? encodeText(written) : toOwnBytes(written);
  return handOver({ bytes, later: [...curves.values()] }, [bytes]);
}
