import { dot, line } from '@observablehq/plot';
import type { StoredCurve } from '@sweepq/store';
import { thinPoints } from '@sweepq/store/curves';
import { planCostAxis, planIterationAxis } from './axes.ts';
import {
  describeDivergence,
  divergedInk,
  drawCosts,
  type LegendEntry,
  mostDots,
  mostPoints,
  type Point,
  place,
} from './cost-frame.ts';

/** Six colours that people with a colour vision deficiency can distinguish (Okabe and Ito, darkened). */
const colours = ['#0072b2', '#d55e00', '#00845f', '#a9558a', '#8a6a00', '#4a515d'];
/** After six curves, the colours repeat with dashes. */
const dashes = ['none', '7 4'];

export type LabelledCurve = {
  curve: StoredCurve;
  label: string;
  /** Whether the run diverged after the last point. */
  diverged: boolean;
};

/** Draws the cost curves of several trials over each other, with a legend. There must be at least one point. */
export function costCurvesSvg(curves: readonly LabelledCurve[], title: readonly string[]): string {
  const lines = curves.map(({ curve, label, diverged }, k) => {
    const finite = curve.points.filter(([, cost]) => Number.isFinite(cost));
    return {
      ...{ finite, diverged, colour: colours[k % colours.length] as string },
      dashes: dashes[Math.floor(k / colours.length)] as string,
      label: diverged ? `${label} (${describeDivergence(curve.iterations)})` : label,
    };
  });
  const ends = lines.flatMap(({ finite }) => finite.at(-1)?.[0] ?? []);
  const x = planIterationAxis(Math.max(...ends) + 1);
  const firsts = lines.flatMap(({ finite }) => finite[0]?.[1] ?? []);
  const costs = lines.flatMap(({ finite }) => finite.map(([, cost]) => cost));
  // The scale of the axis depends on the first cost: here on the highest first cost.
  const y = planCostAxis([firsts.reduce((a, b) => Math.max(a, b)), ...costs]);
  return drawCosts({
    ...{ title, x, y },
    marks: lines.flatMap(({ finite, colour, dashes: strokeDasharray, diverged }) =>
      markCurve(finite, { colour, strokeDasharray, diverged }),
    ),
    legend: lines satisfies readonly LegendEntry[],
  });
}

function markCurve(
  finite: Point[],
  {
    colour,
    strokeDasharray,
    diverged,
  }: Record<'colour' | 'strokeDasharray', string> & {
    diverged: boolean;
  },
) {
  const drawn = thinPoints(finite, mostPoints);
  const style = { stroke: colour, strokeDasharray, strokeWidth: 1.5 } as const;
  return [
    line(drawn, { ...place, ...style, strokeLinejoin: 'round' }),
    drawn.length > mostDots ? null : dot(drawn, { ...place, fill: colour, r: 3 }),
    diverged ? dot(finite.slice(-1), { ...place, fill: divergedInk, r: 5 }) : null,
  ];
}
