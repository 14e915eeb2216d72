import type { CostCurve, Params } from '@sweepq/client';

type Points = CostCurve['points'];
export type CostLine = Points[number];

/**
 * Returns the costs at multiples of `every` iterations, and at the last iteration. If a thinned curve lacks a multiple, the
 * next point is used.
 */
export function pickCosts(points: Points, every: number): CostLine[] {
  const picked: CostLine[] = [];
  let wanted = 0;
  for (const [k, { iteration, cost }] of points.entries()) {
    if (iteration < wanted && k < points.length - 1) continue;
    picked.push({ iteration, cost });
    wanted = (Math.floor(iteration / every) + 1) * every;
  }
  return picked;
}

/** Formats costs as lines, as in the article. */
export const describeCosts = (costs: readonly CostLine[]): string[] =>
  costs.map(({ iteration, cost }) => `Cost after iteration ${iteration}: ${cost.toFixed(6)}`);

/** Returns the title above the costs of a run. */
export const describeRate = ({ learningRate }: Pick<Params, 'learningRate'>) =>
  `learning rate = ${learningRate}`;

/** Returns a line with the highest cost, if this cost is between two printed costs. Empty if the highest cost is printed. */
export function describePeak(points: Points, costs: readonly CostLine[]): string[] {
  const first = points[0] ?? { iteration: 0, cost: 0 };
  const { iteration, cost } = points.reduce((a, b) => (b.cost > a.cost ? b : a), first);
  const isHigher = cost > Math.max(...costs.map((line) => line.cost));
  return isHigher ? [`Highest cost, after iteration ${iteration}: ${cost.toFixed(6)}`] : [];
}
