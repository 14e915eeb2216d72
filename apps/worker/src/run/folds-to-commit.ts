import type { RunJobData } from '@sweepq/contract';
import { encodeSavedFold, encodeStoredCheckpoint, type FoldsCommit } from '@sweepq/store';
import type { FoldsMessage, SavedFoldMessage } from '../threads/messages.ts';

type Readings = RunJobData['readings'];

/**
 * Returns the folds of a message as a commit stores them. A fold that has only a checkpoint, and neither a new reading nor an end, is left
 * out if the checkpoint is too large to be stored. What was stored earlier stays.
 */
export function foldsToCommit(
  { saved, trained }: FoldsMessage,
  readings: Readings,
): Pick<FoldsCommit, 'folds' | 'isFurther'> {
  return { folds: saved.flatMap((fold) => encodeFold(fold, readings)), isFurther: trained > 0 };
}

/** Whether a message has costs that are added to the stored ones. */
export const hasParts = ({ saved }: FoldsMessage): boolean =>
  saved.some(({ progress }) => 'part' in progress);

/** Returns a fold as it is stored. Its model at an iteration count is stored with the trial that has this count. */
function encodeFold(
  { fold, state, progress, models, readings, divergedAt }: SavedFoldMessage,
  planned: Readings,
): FoldsCommit['folds'] {
  const hasReadings = models.length > 0;
  const ofTrials = models.flatMap(({ asked, model }) =>
    planned.filter(({ iterations }) => iterations === asked).map(({ trial }) => ({ trial, model })),
  );
  const encode = (checkpoint?: Uint8Array) => ({
    ...{ fold, state, models: ofTrials },
    saved: encodeSavedFold({ readings, divergedAt }, checkpoint),
  });
  if ('part' in progress) return [{ ...encode(), ...progress }];
  const checkpoint = encodeStoredCheckpoint(progress.checkpoint);
  if (state.status === 'running' && !hasReadings && checkpoint === undefined) return [];
  return [{ ...encode(checkpoint), curve: progress.curve }];
}
