import { countTrainings, listSpaces, type SweepSpec } from '@sweepq/contract';
import { isRange } from './axis-values.ts';
import { countRuns, countTrials, planRun, type Searched } from './plan.ts';

/**
 * Returns the budget of a sweep in iterations of one training of each run; infinity without a budget. Each fold and the training on all of
 * train use as many iterations.
 */
export const budgetOf = ({ stop, validation }: Pick<SweepSpec, 'stop' | 'validation'>): number =>
  Math.floor((stop?.maxIterations ?? Number.POSITIVE_INFINITY) / countTrainings(validation));

/**
 * Returns the number of first trials of a plan that a budget of iterations covers. A run counts with its highest iteration count, because its
 * trials are readings of one training. The first run that does not fit ends the count. Runs are planned only if they can have different
 * counts, and the budget may not cover all of them: about 4 µs a run.
 */
export function countAffordable(searched: Searched, maxIterations: number): number {
  const runs = countRuns(searched);
  const { least, most } = boundsOf(searched);
  if (runs * most <= maxIterations) return countTrials(searched);
  const firstTrialOf = (run: number) => planRun(searched, run).readings[0]?.trial ?? 0;
  if (least === most) return firstTrialOf(Math.floor(maxIterations / most));
  let left = maxIterations;
  for (let run = 0; run < runs; run++) {
    const { readings } = planRun(searched, run);
    left -= readings.reduce((highest, { iterations }) => Math.max(highest, iterations), 0);
    if (left < 0) return firstTrialOf(run);
  }
  return countTrials(searched);
}

/** Returns the lowest and the highest iteration count that a trial can have. */
function boundsOf({ space, extensions = [] }: Searched): { least: number; most: number } {
  const spaces = [space, ...extensions.flatMap((each) => ('space' in each ? [each.space] : []))];
  const counts = [
    ...spaces.flatMap(listSpaces).flatMap(({ iterations }) => {
      return isRange(iterations) ? [iterations.min, iterations.max] : iterations;
    }),
    ...extensions.flatMap((each) => ('iterations' in each ? [each.iterations] : [])),
  ];
  return {
    least: counts.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY),
    most: counts.reduce((most, count) => Math.max(most, count), 0),
  };
}
