import type { RunJobData } from '@sweepq/contract';
import type { PreparedData, Start } from '@sweepq/core';
import type { RunCheckpoint } from '@sweepq/store';
import type { Attempt } from './attempt.ts';
import type { RunDeps } from './run-deps.ts';
import { createRunTimes, type RunTimes } from './run-times.ts';
import type { StartedRun } from './start-run.ts';

/** Everything that a thread needs to train a run. */
export type PreparedRun = {
  /** This data is shared with other runs. The attempt holds a loan of the data until the attempt ends. */
  data: PreparedData;
  start: Start | undefined;
  /** The readings that have no outcome yet, by ascending iteration count. */
  asked: RunJobData['readings'];
  checkpoint: RunCheckpoint | undefined;
  /** The iteration from which the attempt continues. */
  from: number;
  times: RunTimes;
};

/** Borrows the prepared dataset and the starting weights of a run, and waits for its checkpoint. */
export async function prepareRun(
  { cache }: Pick<RunDeps, 'cache'>,
  attempt: Attempt,
  { data: { dataset, hyperparameters, validation, readings }, resuming }: StartedRun,
): Promise<PreparedRun> {
  const { signal } = attempt;
  const { preprocessing } = hyperparameters;
  const times = createRunTimes(attempt.job);
  const request = { dataset, preprocessing, validation: validation ?? undefined, signal };
  const { value: prepared } = attempt.hold(await cache.borrowData(request));
  times.gotData(prepared.took);
  const start = await cache.findStart(prepared, hyperparameters, signal);
  times.gotStart();
  const { open, checkpoint } = await resuming;
  return {
    ...{ data: prepared.data, start, checkpoint, times },
    asked: readings.filter(({ trial }) => open.includes(trial)),
    from: checkpoint?.costs.length ?? 0,
  };
}
