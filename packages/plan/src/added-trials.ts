// The trials that extensions add to a plan. An extension adds only combinations that the plan does not have yet, so its
// trials are computed run by run. The result is cached: a few megabytes for 100 000 trials.
import { type Extension, type Hyperparameters, isAdaptive } from '@sweepq/contract';
import { createCombinations, type Source } from './combinations.ts';
import { createMemory } from './memory.ts';
import { configurationAt, hyperparametersOf, type SearchedSpace } from './space-runs.ts';

/** Added runs and trials, both numbered from 0. */
export type Added = {
  /** For each added run, the run of a space that has the same hyperparameters. */
  sources: readonly Source[];
  /** The first trial of each run; the last entry is the number of trials. */
  firstTrials: Uint32Array;
  /** The iteration count of each trial. */
  iterations: Uint32Array;
};
export type AddedRun = { hyperparameters: Hyperparameters; firstTrial: number; counts: number[] };

const nothing: Added = {
  sources: [],
  firstTrials: Uint32Array.of(0),
  iterations: new Uint32Array(),
};
const cached = createMemory<Added>(8);

/** Returns the runs and trials that extensions add to their sweep's own space. */
export function addedTo(own: SearchedSpace, extensions: readonly Extension[] | undefined): Added {
  // The trials that an adaptive search adds are among its own.
  if (extensions === undefined || extensions.length === 0 || isAdaptive(own.search)) return nothing;
  return cached([extensions, own.space, own.search, own.planVersion, own.axes], () =>
    add(own, extensions),
  );
}

export function addedRunAt({ sources, firstTrials, iterations }: Added, run: number): AddedRun {
  const { searched, run: sourceRun } = sources[run] as Source;
  const [firstTrial = 0, end] = firstTrials.subarray(run, run + 2);
  return {
    hyperparameters: hyperparametersOf(searched, configurationAt(searched, sourceRun)),
    firstTrial,
    counts: [...iterations.subarray(firstTrial, end)],
  };
}

/** Returns the run that has a trial as a reading: the last run whose first trial is at or before the trial. */
export function addedRunOf({ sources, firstTrials }: Added, trial: number): number {
  let [low, high] = [0, sources.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((firstTrials[middle] as number) <= trial) low = middle;
    else high = middle - 1;
  }
  return low;
}

function add(own: SearchedSpace, extensions: readonly Extension[]): Added {
  const combinations = createCombinations();
  // Records the combinations of the sweep's own space. They are not added trials.
  for (const _ of combinations.takeSpace(own));
  const sources: Source[] = [];
  const firstTrials = [0];
  const iterations: number[] = [];
  for (const extension of extensions) {
    if ('trials' in extension) continue;
    const fresh =
      'space' in extension
        ? combinations.takeSpace(extension)
        : combinations.takeCount(extension.iterations);
    for (const { number, counts } of fresh) {
      sources.push(combinations.sources[number] as Source);
      for (const count of counts) iterations.push(count);
      firstTrials.push(iterations.length);
    }
  }
  return {
    sources,
    firstTrials: Uint32Array.from(firstTrials),
    iterations: Uint32Array.from(iterations),
  };
}
