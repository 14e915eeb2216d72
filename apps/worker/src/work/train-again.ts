import type { Hyperparameters, SweepSpec } from '@sweepq/contract';
import { iterationsToKeep, type RunCheckpoint } from '@sweepq/store';
import type { RunEnd, ThreadReading } from '../threads/messages.ts';
import type { WorkDeps } from './work-deps.ts';

type Training = {
  hyperparameters: Hyperparameters;
  /** The iteration count up to which the run is trained. */
  iterations: number;
  /** Default: from iteration 0. */
  from?: RunCheckpoint | undefined;
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
  { hyperparameters, iterations, from, signal }: Training,
): Promise<Trained> {
  const { preprocessing, ...ofRun } = hyperparameters;
  const view = { preprocessing, validation: validation ?? undefined };
  const { value: prepared, release } = await cache.borrowData({ dataset, ...view, signal });
  try {
    const start = await cache.findStart(prepared, ofRun, signal);
    const readings: ThreadReading[] = [];
    const { report, end } = await pool.train({
      ...{ data: prepared.data, start, from, signal },
      spec: { ...ofRun, readings: [iterations], earlyStopping: earlyStopping ?? undefined },
      keep: iterationsToKeep([{ iterations }]),
      onMessage: (message) => void readings.push(...message.report.readings),
    });
    signal.throwIfAborted();
    const reading = [...readings, ...report.readings].at(-1);
    return { end, reading, curve: report.curve ?? new Uint8Array() };
  } finally {
    release();
  }
}
