import { countRuns, countTrials, planRun, type Searched } from './plan.ts';

/**
 * Returns the number of first trials of a plan that a budget of iterations covers. A run counts with its highest iteration count, because its
 * trials are readings of one training. The first run that is too expensive ends the count.
 */
export function countAffordable(searched: Searched, maxIterations: number): number {
  let left = maxIterations;
  const runs = countRuns(searched);
  for (let run = 0; run < runs; run++) {
    const { readings } = planRun(searched, run);
    left -= readings.reduce((most, { iterations }) => Math.max(most, iterations), 0);
    if (left < 0) return readings[0]?.trial ?? 0;
  }
  return countTrials(searched);
}
