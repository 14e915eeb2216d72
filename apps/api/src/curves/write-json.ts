import { trialId } from '@sweepq/contract';
import type { CurveColumns } from '@sweepq/store';
import type { CurveFormat } from './trial-curve.ts';

/** A page of curves as JSON. */
export const jsonCurves: CurveFormat = {
  type: 'application/json; charset=utf-8',
  head: () => '{"items":[',
  piece(curves, { sweepId, isFirst }) {
    const items = curves.map(({ trial, ...curve }) =>
      JSON.stringify({
        trialId: trialId(sweepId, trial),
        iterations: curve.iterations,
        points: pointsOf(curve),
      }),
    );
    return (isFirst ? '' : ',') + items.join(',');
  },
  tail: ({ nextCursor }) => `],"nextCursor":${JSON.stringify(nextCursor)}}`,
};

/** Pairs of iteration and cost. */
const pointsOf = ({ at, costs }: CurveColumns) =>
  Array.from(at, (iteration, k): [number, number] => [iteration, costs[k] as number]);
