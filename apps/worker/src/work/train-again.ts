import { type Hyperparameters, holdOutOf, type SweepSpec } from '@sweepq/contract';
import { iterationsToKeep, type RunCheckpoint, type SavedFold } from '@sweepq/store';
import type { Loan } from '../datasets/lending-cache.ts';
import type { Prepared } from '../datasets/prepared-cache.ts';
import { borrowFolds, viewOf } from '../run/borrow-folds.ts';
import type { RunEnd, ThreadReading } from '../threads/messages.ts';
import type { WorkDeps } from './work-deps.ts';

type Training = {
  hyperparameters: Hyperparameters;
  /** The iteration count up to which the run is trained. */
  iterations: number;
  /** Default: from iteration 0. */
  from?: RunCheckpoint | undefined;
  /** What was saved of the folds. Default: nothing. */
  saved?: readonly (SavedFold | undefined)[] | undefined;
  signal: AbortSignal;
};

/** A training whose results are not stored. A diverged one has no reading. */
export type Trained = {
  end: RunEnd;
  reading: ThreadReading | undefined;
  /** The encoded cost curve. */
  curve: Uint8Array;
};

/** Trains a run in a thread, and stores nothing. Throws the reason of the signal if it is aborted. */
export async function trainAgain(
  { pool, cache }: Pick<WorkDeps, 'pool' | 'cache'>,
  { dataset, validation, earlyStopping }: SweepSpec,
  { hyperparameters, iterations, from, saved = [], signal }: Training,
): Promise<Trained> {
  const { preprocessing: _, ...ofRun } = hyperparameters;
  const run = { dataset, validation, hyperparameters };
  const loans: Loan<Prepared>[] = [];
  const hold = (loan: Loan<Prepared>) => {
    loans.push(loan);
    return loan;
  };
  try {
    const { value: prepared } = hold(
      await cache.borrowData({ ...viewOf(run), validation: holdOutOf(validation), signal }),
    );
    const folds = await borrowFolds(cache, run, { saved, signal, hold });
    const start = await cache.findStart(prepared, ofRun, signal);
    const readings: ThreadReading[] = [];
    const { report, end } = await pool.train({
      ...{ data: prepared.data, start, from, signal },
      ...(folds && { folds }),
      spec: { ...ofRun, readings: [iterations], earlyStopping: earlyStopping ?? undefined },
      keep: iterationsToKeep([{ iterations }]),
      onMessage: (message) => void readings.push(...message.report.readings),
    });
    signal.throwIfAborted();
    const reading = [...readings, ...report.readings].at(-1);
    return { end, reading, curve: report.curve ?? new Uint8Array() };
  } finally {
    for (const { release } of loans.reverse()) release();
  }
}
