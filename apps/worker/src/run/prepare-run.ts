import { holdOutOf, type RunJobData } from '@sweepq/contract';
import type { PreparedData, Start } from '@sweepq/core';
import type { RunCheckpoint } from '@sweepq/store';
import type { FoldTask } from '../threads/messages.ts';
import type { Attempt } from './attempt.ts';
import { borrowFolds, viewOf } from './borrow-folds.ts';
import type { RunDeps } from './run-deps.ts';
import { createRunTimes, type RunTimes } from './run-times.ts';
import type { StartedRun } from './start-run.ts';

/** Everything that a thread needs to train a run. */
export type PreparedRun = {
  /** This data is shared with other runs. The attempt holds a loan of the data until the attempt ends. */
  data: PreparedData;
  start: Start | undefined;
  /** The folds, each with the data without it. Undefined without folds. */
  folds: readonly FoldTask[] | undefined;
  /** The readings that have no outcome yet, by ascending iteration count. */
  asked: RunJobData['readings'];
  checkpoint: RunCheckpoint | undefined;
  /** The iteration from which the attempt continues. */
  from: number;
  times: RunTimes;
};

/** Borrows the prepared datasets and the starting weights of a run, and waits for its checkpoints. */
export async function prepareRun(
  { cache }: Pick<RunDeps, 'cache'>,
  attempt: Attempt,
  { data: run, resuming, savedFolds }: StartedRun,
): Promise<PreparedRun> {
  const { signal } = attempt;
  const times = createRunTimes(attempt.job);
  const { value: prepared } = attempt.hold(
    await cache.borrowData({ ...viewOf(run), validation: holdOutOf(run.validation), signal }),
  );
  times.gotData(prepared.took);
  const start = await cache.findStart(prepared, run.hyperparameters, signal);
  const folds = await borrowFolds(cache, run, {
    ...{ saved: await savedFolds, signal },
    hold: (loan) => attempt.hold(loan),
  });
  times.gotStart();
  if (resuming === undefined) throw new Error('Expected an attempt that has started.');
  const { open, checkpoint } = await resuming;
  const { readings } = run;
  return {
    ...{ data: prepared.data, start, folds, checkpoint, times },
    asked: readings.filter(({ trial }) => open.includes(trial)),
    from: checkpoint?.costs.length ?? 0,
  };
}
