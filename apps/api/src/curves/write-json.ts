import { type CurveColumns, trialId } from '@sweepq/queue';
import type { WriteCurves } from './trial-curve.ts';

/** A page of curves as JSON, in pieces. */
export const writeJson: WriteCurves = async function* (curves, { spec, nextCursor }) {
  // The first piece tells whether Redis answers: nothing goes out before it.
  let before = '{"items":[';
  for await (const piece of curves) {
    const items = piece.map(({ trial, ...curve }) =>
      JSON.stringify({
        trialId: trialId(spec.id, trial),
        iterations: curve.iterations,
        points: pointsOf(curve),
      }),
    );
    yield before + items.join(',');
    before = ',';
  }
  if (before === ',') before = '';
  yield `${before}],"nextCursor":${JSON.stringify(nextCursor)}}`;
};

/** Pairs of iteration and cost. */
export const pointsOf = ({ at, costs }: CurveColumns) =>
  Array.from(at, (iteration, k): [number, number] => [iteration, costs[k] as number]);
