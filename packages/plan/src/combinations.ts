import { maxIterations } from '@sweepq/contract';
import { configurationAt, countPartRuns, countsAt, keyOf, type Part } from './part.ts';

/** Where hyperparameters are first found: in a run of a space. */
export type Source = { part: Part; run: number };
/** Iteration counts at which the hyperparameters of this number had no trial yet. */
export type Fresh = { number: number; counts: readonly number[] };

/** Keeps which combinations a plan has, each time one is asked for. */
export function createCombinations() {
  // Hyperparameters are numbered as they are met.
  const sources: Source[] = [];
  const numbers = new Map<string, number>();
  // A combination is one number too: a hundred thousand of them take less room than texts.
  const taken = new Set<number>();

  function numberOf(part: Part, run: number, key: string): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, sources.length);
    return sources.push({ part, run }) - 1;
  }

  /** Takes a combination; false if it was there. */
  function take(number: number, iterations: number): boolean {
    const before = taken.size;
    return taken.add(number * (maxIterations + 1) + iterations).size > before;
  }

  /** Takes every combination of a space: what is new of each run. */
  function* takePart(part: Part): Generator<Fresh> {
    const runs = countPartRuns(part);
    for (let run = 0; run < runs; run++) {
      const configuration = configurationAt(part, run);
      const number = numberOf(part, run, keyOf(part, configuration));
      const counts = countsAt(part, run, configuration).filter((count) => take(number, count));
      if (counts.length > 0) yield { number, counts };
    }
  }

  /** Takes this iteration count with all hyperparameters met so far. */
  function* takeCount(iterations: number): Generator<Fresh> {
    for (let number = 0; number < sources.length; number++) {
      if (take(number, iterations)) yield { number, counts: [iterations] };
    }
  }

  return { sources, takePart, takeCount };
}
