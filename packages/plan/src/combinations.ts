import { maxIterations } from '@sweepq/contract';
import type { Configuration } from './sample.ts';
import { configurationAt, keyOf, type SearchedSpace } from './space-runs.ts';

/** Where the hyperparameters of a run come from: the number of a run of a space, or a configuration of its axes. */
export type Source = { searched: SearchedSpace } & (
  | { run: number }
  | { configuration: Configuration }
);
/** A run of a space, with the iteration counts at which it is read, ascending. */
export type SourceRun = { source: Source; configuration: Configuration; counts: readonly number[] };
/** The iteration counts at which the set of hyperparameters `number` had no trial before. */
export type Fresh = { number: number; counts: readonly number[] };

export type Combinations = ReturnType<typeof createCombinations>;

export const configurationOf = (source: Source): Configuration =>
  'run' in source ? configurationAt(source.searched, source.run) : source.configuration;

/** Records the combinations of a plan, and returns those that are new. */
export function createCombinations() {
  // Sets of hyperparameters are numbered in the order in which they first occur.
  const sources: Source[] = [];
  const numbers = new Map<string, number>();
  // Each combination is one number, because 100 000 numbers take less memory than 100 000 texts.
  const taken = new Set<number>();

  function numberOf(source: Source, key: string): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, sources.length);
    return sources.push(source) - 1;
  }

  /** Adds a combination. Returns false if the plan has this combination already. */
  function take(number: number, iterations: number): boolean {
    const before = taken.size;
    return taken.add(number * (maxIterations + 1) + iterations).size > before;
  }

  /** Adds the combinations of a run. Returns the new ones; undefined if the plan has all of them. */
  function takeRun({ source, configuration, counts }: SourceRun): Fresh | undefined {
    const number = numberOf(source, keyOf(source.searched, configuration));
    const fresh = counts.filter((count) => take(number, count));
    return fresh.length > 0 ? { number, counts: fresh } : undefined;
  }

  /** Adds the combinations of runs. Yields the new combinations of each run; undefined for a run without new ones. */
  function* takeRuns(runs: Iterable<SourceRun>): Generator<Fresh | undefined> {
    for (const run of runs) yield takeRun(run);
  }

  /** Adds this iteration count to every recorded set of hyperparameters. Yields undefined for a set that has it already. */
  function* takeCount(iterations: number): Generator<Fresh | undefined> {
    for (let number = 0; number < sources.length; number++) {
      yield take(number, iterations) ? { number, counts: [iterations] } : undefined;
    }
  }

  return { sources, takeRun, takeRuns, takeCount };
}
