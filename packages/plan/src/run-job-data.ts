import { type RunJobData, runId, type SweepSpec } from '@sweepq/contract';
import type { PlannedRun } from './plan.ts';

/** Returns the data of the job of a planned run. `generation` is the generation of the job. */
export function runJobDataOf(
  spec: SweepSpec,
  generation: number,
  { run, hyperparameters, readings }: PlannedRun,
): RunJobData {
  const { id: sweepId, dataset, validation, earlyStopping, objective, reuse } = spec;
  return {
    sweepId,
    runId: runId(sweepId, run),
    run,
    generation,
    dataset,
    validation,
    earlyStopping,
    hyperparameters,
    readings: [...readings],
    objective,
    reuse,
  };
}
