import { isAdaptive, type RunJobData, runId, type SweepSpec } from '@sweepq/contract';
import type { PlannedRun } from './plan.ts';
import { rungsOf } from './rungs.ts';

/**
 * Returns the data of the job of a planned run. `generation` is the generation of the job, and `rung` the rung up to which the job trains
 * the run.
 */
export function runJobDataOf(
  spec: SweepSpec,
  generation: number,
  { run, hyperparameters, readings }: PlannedRun,
  rung?: number,
): RunJobData {
  const rungs = rungsOf(spec);
  const iterations = rung === undefined ? undefined : rungs?.[rung];
  const { id: sweepId, dataset, validation, earlyStopping, objective, reuse } = spec;
  return {
    sweepId,
    runId: runId(sweepId, run),
    run,
    ...(isAdaptive(spec.search) && { adaptive: true as const }),
    generation,
    dataset,
    validation,
    earlyStopping,
    hyperparameters,
    readings:
      iterations === undefined
        ? [...readings]
        : readings.map(({ trial }) => ({ trial, iterations })),
    ...(rung !== undefined &&
      rungs !== undefined && { rung: { index: rung, count: rungs.length } }),
    objective,
    reuse,
  };
}
