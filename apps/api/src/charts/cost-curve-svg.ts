import { dot, line, text } from '@observablehq/plot';
import type { StoredCurve } from '@sweepq/store';
import { thinPoints } from '@sweepq/store/curves';
import { type Axis, planCostAxis, planIterationAxis } from './axes.ts';
import {
  describeDivergence,
  divergedInk,
  drawCosts,
  mostDots,
  mostPoints,
  type Point,
  paper,
  place,
} from './cost-frame.ts';

const lineInk = '#0969da';

export type ChartText = {
  /** The lines of the title. */
  title: readonly string[];
  /** Whether the run diverged after the last point. */
  diverged: boolean;
};

/** Draws the cost against the iterations, as in the article, below a title with hyperparameters of the trial. */
export function costCurveSvg(
  { points, iterations }: StoredCurve,
  { title, diverged }: ChartText,
): string {
  const finite = points.filter(([, cost]) => Number.isFinite(cost));
  const last = finite.slice(-1);
  const x = planIterationAxis((last[0]?.[0] ?? 0) + 1);
  const y = planCostAxis(finite.map(([, cost]) => cost));
  const drawn = thinPoints(finite, mostPoints);
  return drawCosts({
    ...{ title, x, y },
    marks: [
      line(drawn, { ...place, stroke: lineInk, strokeWidth: 1.5, strokeLinejoin: 'round' }),
      drawn.length > mostDots ? null : dot(drawn, { ...place, fill: lineInk, r: 3 }),
      ...(diverged ? markDivergence(last, iterations, x) : []),
    ],
  });
}

/** Returns a dot at the last point, and a text beside the dot. */
function markDivergence(last: Point[], iterations: number, { domain }: Axis) {
  const isLeft = (last[0]?.[0] ?? 0) < domain[1] / 2;
  return [
    dot(last, { ...place, fill: divergedInk, r: 5 }),
    text(last, {
      ...place,
      text: () => describeDivergence(iterations),
      textAnchor: isLeft ? 'start' : 'end',
      dx: isLeft ? 10 : -10,
      fill: divergedInk,
      stroke: paper,
      strokeWidth: 4,
    }),
  ];
}
