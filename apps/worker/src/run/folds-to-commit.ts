import type { RunJobData } from '@sweepq/contract';
import { encodeSavedFold, encodeStoredCheckpoint, type FoldsCommit } from '@sweepq/store';
import type { FoldsMessage, SavedFoldMessage } from '../threads/messages.ts';

type Committing = {
  readings: RunJobData['readings'];
  /** Whether an earlier commit of this attempt has not been answered yet. */
  isPending: boolean;
};

/**
 * Returns the folds of a message as a commit stores them. A fold that has only a checkpoint, and neither a new reading nor an end, is left
 * out in two cases:
 * - the checkpoint is too large to be stored. What was stored earlier stays;
 * - the message is a report of progress, and a commit is pending. Otherwise checkpoints would accumulate while Redis is away.
 */
export function foldsToCommit(
  { saved, trained, isReport }: FoldsMessage,
  { readings, isPending }: Committing,
): Pick<FoldsCommit, 'folds' | 'isFurther'> {
  const isSkipped = isPending && isReport;
  const folds = saved.flatMap((fold) => {
    const checkpoint = encodeStoredCheckpoint(fold.checkpoint);
    const isLeftOut = hasOnlyCheckpoint(fold) && (isSkipped || checkpoint === undefined);
    return isLeftOut ? [] : [encodeFold(fold, checkpoint, readings)];
  });
  return { folds, isFurther: trained > 0 };
}

const hasOnlyCheckpoint = ({ state, models }: SavedFoldMessage) =>
  state.status === 'running' && models.length === 0;

/** Returns a fold as it is stored. Its model at an iteration count is stored with the trial that has this count. */
function encodeFold(
  { fold, state, curve, models, ...saved }: SavedFoldMessage,
  checkpoint: Uint8Array | undefined,
  readings: RunJobData['readings'],
): FoldsCommit['folds'][number] {
  const ofTrials = models.flatMap(({ asked, model }) =>
    readings
      .filter(({ iterations }) => iterations === asked)
      .map(({ trial }) => ({ trial, model })),
  );
  return { fold, state, curve, saved: encodeSavedFold(saved, checkpoint), models: ofTrials };
}
