import { maxIterations } from '@sweepq/contract';
import { configurationAt, countPartRuns, countsAt, keyOf, type Part } from './part.ts';

/** The run in which hyperparameters were first found. */
export type Source = { part: Part; run: number };
/** The iteration counts at which hyperparameters `number` had no trial before. */
export type Fresh = { number: number; counts: readonly number[] };

/** Records the combinations of a plan, and returns the new ones of each space. */
export function createCombinations() {
  // Hyperparameters are numbered in the order in which they are found.
  const sources: Source[] = [];
  const numbers = new Map<string, number>();
  // A combination is stored as one number: 100 000 numbers take less memory than texts.
  const taken = new Set<number>();

  function numberOf(part: Part, run: number, key: string): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, sources.length);
    return sources.push({ part, run }) - 1;
  }

  /** Adds a combination; returns false if it existed. */
  function take(number: number, iterations: number): boolean {
    const before = taken.size;
    return taken.add(number * (maxIterations + 1) + iterations).size > before;
  }

  /** Adds every combination of a space; yields the new ones of each run. */
  function* takePart(part: Part): Generator<Fresh> {
    const runs = countPartRuns(part);
    for (let run = 0; run < runs; run++) {
      const configuration = configurationAt(part, run);
      const number = numberOf(part, run, keyOf(part, configuration));
      const counts = countsAt(part, run, configuration).filter((count) => take(number, count));
      if (counts.length > 0) yield { number, counts };
    }
  }

  /** Adds this iteration count to all hyperparameters found so far. */
  function* takeCount(iterations: number): Generator<Fresh> {
    for (let number = 0; number < sources.length; number++) {
      if (take(number, iterations)) yield { number, counts: [iterations] };
    }
  }

  return { sources, takePart, takeCount };
}
