import { type CommittedTrial, encodeStoredCheckpoint } from '@sweepq/store';
import type { RunEnd, TrainingMessage } from '../threads/messages.ts';

/**
 * The checkpoint that a run leaves behind: of where it was stopped, or of the largest iteration count that was asked for. What
 * ended before that by itself goes no further. `outcomes` are those committed with it: the last one's model is half of it.
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

/** The checkpoint that a run saves on its way. */
export const checkpointOnTheWay = ({ saved, report }: TrainingMessage): Buffer | undefined =>
  saved && encodeStoredCheckpoint({ ...saved, iterations: report.iteration });
