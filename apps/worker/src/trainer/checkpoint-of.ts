import { type CommittedTrial, encodeStoredCheckpoint } from '@sweepq/queue';
import type { RunEnd, TrainingMessage } from '../threads/messages.ts';

/**
 * The checkpoint that a run leaves behind: of where it was stopped, or of the largest iteration count that was asked for. What
 * ended before that by itself goes no further. `outcomes` are those committed with it: the last one's model is half of it.
 */
export function checkpointOf(
  { status, curve: costs, state }: RunEnd,
  { outcomes, goal }: { outcomes: readonly CommittedTrial[]; goal: number },
): Buffer | undefined {
  const isStopped = status === 'stopped';
  const canGoOn = isStopped ? costs.length > 0 : costs.length >= goal;
  if (!canGoOn) return undefined;
  const { trial, model } = outcomes.at(-1) ?? {};
  const known = trial !== undefined && model !== undefined ? { trial, model } : undefined;
  // A run that goes on from here may be longer than what its curve has all costs of.
  return encodeStoredCheckpoint({ state, costs }, known, isStopped ? { withCosts: true } : {});
}

/** The checkpoint that a run saves on its way. */
export function checkpointOnTheWay({
  state,
  report: { curve: costs },
}: TrainingMessage): Buffer | undefined {
  if (state === undefined || costs === undefined) return undefined;
  return encodeStoredCheckpoint({ state, costs }, undefined, { withCosts: true });
}
