import { SearchError } from '../search-error.ts';

/** The default reduction factor and the default number of trials of a cohort: three promotions divide 27 trials to 1. */
export const [defaultEta, defaultCohort] = [3, 27] as const;

/** Returns the iteration count of the lowest rung: ⌈iterations / 27⌉, so that there are at most four rungs with η = 3. */
export const defaultMinIterations = (iterations: number): number => Math.ceil(iterations / 27);

/**
 * Returns the iteration counts of the rungs: minIterations · η^i below `iterations`, and `iterations`.
 * Source: L. Li et al., "A system for massively parallel hyperparameter tuning", MLSys 2020.
 */
export function rungsOf({
  iterations,
  eta = defaultEta,
  minIterations = defaultMinIterations(iterations),
}: {
  iterations: number;
  eta?: number;
  minIterations?: number;
}): number[] {
  assertSetting('iterations', iterations, 1);
  assertSetting('minIterations', minIterations, 1);
  assertSetting('eta', eta, 2);
  const rungs: number[] = [];
  for (let count = minIterations; count < iterations; count *= eta) rungs.push(count);
  return [...rungs, iterations];
}

/** Throws `bad-setting` unless the value is a whole number from `least` on. */
export function assertSetting(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new SearchError(
    'bad-setting',
    `Expected \`${name}\` to be a whole number from ${least} on, got \`${value}\`.`,
  );
}
