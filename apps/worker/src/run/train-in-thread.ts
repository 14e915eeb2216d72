import { checkpointEveryMs, checkpointShare, firstCheckpointMs } from '@sweepq/queue';
import { inSpan } from '@sweepq/service';
import { iterationsToKeep } from '@sweepq/store';
import type { SavedCosts } from '../threads/cost-sender.ts';
import type { TrainingMessage } from '../threads/messages.ts';
import type { LastMessage } from '../threads/training-pool.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { RunDeps } from './run-deps.ts';
import { isMeasuredAtStop } from './run-errors.ts';
import type { StartedRun } from './start-run.ts';

type Training = {
  /** Stops the thread within milliseconds. */
  signal: AbortSignal;
  savedCosts: SavedCosts;
  /** Gets each message of the thread except the last one. */
  onMessage: (message: TrainingMessage) => void;
};

/** Trains a run in a thread, and returns the last message of the thread. A run that was stopped has a last message too. */
export function trainInThread(
  { pool }: Pick<RunDeps, 'pool'>,
  { data: { hyperparameters, earlyStopping, readings }, crashes, clock }: StartedRun,
  { data, start, folds, asked, checkpoint }: PreparedRun,
  { signal, savedCosts, onMessage }: Training,
): Promise<LastMessage> {
  const { preprocessing: _, ...ofSpec } = hyperparameters;
  return inSpan('train', async () => {
    const last = await pool.train({
      ...{ data, start, signal, onMessage, onThread: clock.gotThread },
      spec: {
        ...ofSpec,
        readings: asked.map(({ iterations }) => iterations),
        earlyStopping: earlyStopping ?? undefined,
      },
      from: checkpoint,
      ...(folds && { folds }),
      // After a crash, the attempt saves at a constant, short interval, so that a run that makes progress saves it before the next crash.
      savePace: {
        firstMs: firstCheckpointMs,
        longestMs: crashes > 0 ? firstCheckpointMs : checkpointEveryMs,
        share: checkpointShare,
      },
      savedCosts,
      keep: iterationsToKeep(readings),
      isMeasured: isMeasuredAtStop,
    });
    clock.trainedUntil(last.end);
    return last;
  });
}
