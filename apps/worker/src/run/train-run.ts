import { checkpointEveryMs, checkpointShare, firstCheckpointMs } from '@sweepq/queue';
import { inSpan } from '@sweepq/service';
import { iterationsToKeep } from '@sweepq/store';
import type { TrainingMessage } from '../threads/messages.ts';
import type { LastMessage } from '../threads/training-pool.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { RunDeps } from './run-deps.ts';
import { isMeasuredAtStop } from './run-errors.ts';
import type { StartedRun } from './start-run.ts';

type Training = {
  /** Stops the thread within milliseconds. */
  signal: AbortSignal;
  /** Gets each message of the thread except the last one. */
  onMessage: (message: TrainingMessage) => void;
};

/** Trains a run in a thread. Returns the last message of the thread, also for a run that was stopped. */
export function trainRun(
  { pool }: Pick<RunDeps, 'pool'>,
  { data: { hyperparameters, earlyStopping, readings }, crashes }: StartedRun,
  { data, start, asked, checkpoint }: PreparedRun,
  { signal, onMessage }: Training,
): Promise<LastMessage> {
  const { preprocessing: _, ...ofSpec } = hyperparameters;
  return inSpan('train', () =>
    pool.train({
      ...{ data, start, signal, onMessage },
      spec: {
        ...ofSpec,
        readings: asked.map(({ iterations }) => iterations),
        earlyStopping: earlyStopping ?? undefined,
      },
      from: checkpoint,
      // After a crash the attempt saves at a constant, short interval, so that the next crash shows whether the run made progress.
      savePace: {
        firstMs: firstCheckpointMs,
        longestMs: crashes > 0 ? firstCheckpointMs : checkpointEveryMs,
        share: checkpointShare,
      },
      keep: iterationsToKeep(readings),
      isMeasured: isMeasuredAtStop,
    }),
  );
}
