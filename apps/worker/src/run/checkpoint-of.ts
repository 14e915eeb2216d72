import { type CommittedTrial, encodeStoredCheckpoint } from '@sweepq/store';
import type { RunEnd, TrainingMessage } from '../threads/messages.ts';

/**
 * The checkpoint at the end of a run: at the iteration where it was stopped, or at the largest requested iteration count. A run that
 * diverged or stopped early before that count has none, because it cannot continue. `outcomes` are committed together with the
 * checkpoint; the model of the last one is part of it.
 */
export function checkpointOf(
  { status, iterations, saved }: RunEnd,
  { outcomes, goal }: { outcomes: readonly CommittedTrial[]; goal: number },
): Buffer | undefined {
  const canGoOn = status === 'stopped' ? iterations > 0 : iterations >= goal;
  if (!canGoOn) return undefined;
  const { trial, model } = outcomes.at(-1) ?? {};
  const known = trial !== undefined && model !== undefined ? { trial, model } : undefined;
  return encodeStoredCheckpoint({ ...saved, iterations }, known);
}

/** A checkpoint that a run saves during training. */
export const checkpointOnTheWay = ({ saved, report }: TrainingMessage): Buffer | undefined =>
  saved && encodeStoredCheckpoint({ ...saved, iterations: report.iteration });
