import { maxIterations } from '@sweepq/contract';
import {
  configurationAt,
  countSpaceRuns,
  countsAt,
  keyOf,
  type SearchedSpace,
} from './space-runs.ts';

/** The run of a space in which a set of hyperparameters first occurs. */
export type Source = { searched: SearchedSpace; run: number };
/** The iteration counts at which the set of hyperparameters `number` had no trial before. */
export type Fresh = { number: number; counts: readonly number[] };

/** Records the combinations of a plan. Yields the combinations of each space that are new. */
export function createCombinations() {
  // Sets of hyperparameters are numbered in the order in which they first occur.
  const sources: Source[] = [];
  const numbers = new Map<string, number>();
  // Each combination is one number, because 100 000 numbers take less memory than 100 000 texts.
  const taken = new Set<number>();

  function numberOf(searched: SearchedSpace, run: number, key: string): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, sources.length);
    return sources.push({ searched, run }) - 1;
  }

  /** Adds a combination. Returns false if the plan has this combination already. */
  function take(number: number, iterations: number): boolean {
    const before = taken.size;
    return taken.add(number * (maxIterations + 1) + iterations).size > before;
  }

  /** Adds every combination of a space. Yields the new combinations of each run. */
  function* takeSpace(searched: SearchedSpace): Generator<Fresh> {
    const runs = countSpaceRuns(searched);
    for (let run = 0; run < runs; run++) {
      const configuration = configurationAt(searched, run);
      const number = numberOf(searched, run, keyOf(searched, configuration));
      const counts = countsAt(searched, run, configuration).filter((count) => take(number, count));
      if (counts.length > 0) yield { number, counts };
    }
  }

  /** Adds this iteration count to every recorded set of hyperparameters. */
  function* takeCount(iterations: number): Generator<Fresh> {
    for (let number = 0; number < sources.length; number++) {
      if (take(number, iterations)) yield { number, counts: [iterations] };
    }
  }

  return { sources, takeSpace, takeCount };
}
