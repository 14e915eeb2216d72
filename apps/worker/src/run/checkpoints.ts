import { type CommittedTrial, encodeStoredCheckpoint } from '@sweepq/store';
import type { RunEnd } from '../threads/messages.ts';

/**
 * Returns the checkpoint at the end of a run: at the iteration where the run was stopped, or at its largest requested iteration count
 * (`goal`). A run that diverged or stopped early before `goal` has no checkpoint, because it cannot continue. `outcomes` are committed
 * together with the checkpoint, which does not repeat the model of the last outcome.
 */
export function checkpointAtEnd(
  { status, iterations, saved }: RunEnd,
  { outcomes, goal }: { outcomes: readonly CommittedTrial[]; goal: number },
): Buffer | undefined {
  const canContinue = status === 'stopped' ? iterations > 0 : iterations >= goal;
  if (!canContinue) return undefined;
  const { trial, model } = outcomes.at(-1) ?? {};
  const stored = trial !== undefined && model !== undefined ? { trial, model } : undefined;
  return encodeStoredCheckpoint({ ...saved, iterations }, stored);
}
