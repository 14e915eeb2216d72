import type { Hyperparameters } from '@sweepq/client';

const every = 500;

export type CostLine = { iteration: number; cost: number };

/** The cost every 500 iterations, and at the last. */
export function pickCosts(points: readonly [number, number][]): CostLine[] {
  const last = points.at(-1)?.[0];
  return points
    .filter(([iteration]) => iteration % every === 0 || iteration === last)
    .map(([iteration, cost]) => ({ iteration, cost }));
}

/** As the article prints them, under a line that says which run they are of. */
export function describeCosts({ learningRate }: Hyperparameters, costs: readonly CostLine[]) {
  return [
    `learning rate = ${learningRate}`,
    ...costs.map(
      ({ iteration, cost }) => `  Cost after iteration ${iteration}: ${cost.toFixed(6)}`,
    ),
  ];
}

/** A line that says how high the cost rose, where it rose above the cost of all the lines: these skip peaks between them. */
export function describePeak(points: readonly [number, number][], costs: readonly CostLine[]) {
  const [iteration, cost] = points.reduce((a, b) => (b[1] > a[1] ? b : a), points[0] ?? [0, 0]);
  const isHigher = cost > Math.max(...costs.map((line) => line.cost));
  return isHigher ? [`  Highest cost, after iteration ${iteration}: ${cost.toFixed(6)}`] : [];
}
