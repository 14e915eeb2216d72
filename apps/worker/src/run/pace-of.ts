import { type RunJobData, textOfLayers } from '@sweepq/contract';
import { countOperations, type PreparedData } from '@sweepq/core';
import type { MeasuredPace } from '@sweepq/store';
import type { RunEnd } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';

type Ended = Pick<RunEnd, 'trainedMs' | 'trained'>;

/** A run of the unit of the article that is trained in less time is one of many. */
const shortMs = 20;
/** The number of short runs on a dataset whose speed is recorded. The first ones are slow, until V8 has compiled their code. */
const firstRuns = 16;
/** The time after a recorded speed until that of another short run is recorded. */
const everyMs = 100;

export type SamplePace = ReturnType<typeof createPaceSampler>;

/**
 * Returns a function that returns the speed of a run that has ended, from which dry runs estimate the time of other runs; undefined if the speed
 * need not be recorded. To record it takes a tenth of the commit of a short run.
 */
export function createPaceSampler(now: () => number = monotonicMs) {
  const sampled = new WeakMap<PreparedData, { runs: number; lastMs: number }>();
  return (data: RunJobData, prepared: PreparedData, end: Ended): MeasuredPace | undefined => {
    if (end.trained === 0) return undefined;
    const { network, optimization } = data.hyperparameters;
    if (network === undefined && optimization === undefined && end.trainedMs < shortMs) {
      const { runs, lastMs } = sampled.get(prepared) ?? { runs: 0, lastMs: 0 };
      if (runs >= firstRuns && now() - lastMs < everyMs) return undefined;
      sampled.set(prepared, { runs: runs + 1, lastMs: now() });
    }
    return paceOf(data, prepared, end);
  };
}

function paceOf(
  { dataset, validation, hyperparameters }: RunJobData,
  prepared: PreparedData,
  { trainedMs, trained }: Ended,
): MeasuredPace {
  const { preprocessing, network, optimization } = hyperparameters;
  const layers = textOfLayers(network?.layers ?? []);
  return {
    of: optimization ? undefined : { dataset, validation, preprocessing, layers },
    operations: countOperations(prepared, hyperparameters),
    seconds: trainedMs / 1000,
    iterations: trained,
  };
}
