import {
  type CurveColumns,
  createGivingWay,
  cutColumns,
  planTrial,
  type Store,
  type SweepSpec,
  thinColumns,
} from '@sweepq/queue';
import type { TrialCurve } from './trial-curve.ts';

/** So many trials' curves are read and sent at once. */
const trialsAtOnce = 25;

const noCurve: CurveColumns = {
  iterations: 0,
  at: new Uint32Array(),
  costs: new Float64Array(),
};

/**
 * The curves of these trials in their order, each of at most so many points; without points for a trial that has none yet.
 * A run's curve is read when the first of its trials comes, and answers all that follow: what is kept of
 * it are their few points.
 */
export async function* readCurves(
  store: Store,
  spec: SweepSpec,
  trials: readonly number[],
  points: number,
): AsyncGenerator<TrialCurve[]> {
  const planned = trials.map((trial) => ({ trial, ...planTrial(spec, trial) }));
  const ofRun = new Map<number, typeof planned>();
  for (const one of planned) ofRun.set(one.run, [...(ofRun.get(one.run) ?? []), one]);
  const known = new Map<number, CurveColumns>();
  const takeTurns = createGivingWay();
  for (let from = 0; from < planned.length; from += trialsAtOnce) {
    const piece = planned.slice(from, from + trialsAtOnce);
    const runs = new Set(piece.filter(({ trial }) => !known.has(trial)).map(({ run }) => run));
    const curves = await store.readCurves({ sweepId: spec.id, runs: [...runs] });
    for (const [k, run] of [...runs].entries()) {
      for (const { trial, params } of ofRun.get(run) ?? []) {
        const own = cutColumns(curves[k] ?? noCurve, params.iterations);
        known.set(trial, thinColumns(own, points));
      }
      await takeTurns();
    }
    yield piece.map(({ trial }) => ({ trial, ...(known.get(trial) ?? noCurve) }));
    for (const { trial } of piece) known.delete(trial);
  }
}
