import { type RunJobData, textOfLayers } from '@sweepq/contract';
import { countOperations, type PreparedData } from '@sweepq/core';
import type { MeasuredPace } from '@sweepq/store';
import type { RunEnd } from '../threads/messages.ts';

/** Returns the speed of a run that has ended, from which dry runs estimate the time of other runs. */
export function paceOf(
  data: RunJobData,
  prepared: PreparedData,
  { trainedMs, trained }: RunEnd,
): MeasuredPace {
  const { dataset, validation, hyperparameters } = data;
  const { preprocessing, network, optimization } = hyperparameters;
  const layers = textOfLayers(network?.layers ?? []);
  return {
    of: optimization ? undefined : { dataset, validation, preprocessing, layers },
    operations: countOperations(prepared, hyperparameters),
    seconds: trainedMs / 1000,
    iterations: trained,
  };
}
