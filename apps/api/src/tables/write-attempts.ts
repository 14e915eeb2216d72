import { parseStoredRunState, type StoredRunStates } from '@sweepq/store/trials';
import { handOver } from '@sweepq/threads';
import type { ArrowPiece } from '../arrow/arrow-piece.ts';
import type { AttemptRow } from '../arrow/attempts-arrow.ts';

export type AttemptsTask = {
  /** The number of the first run. The others follow it. */
  first: number;
  states: StoredRunStates;
  piece: ArrowPiece;
};

/** A task of a thread: writes a piece of an Arrow table of attempts. */
export async function writeAttempts({ first, states, piece }: AttemptsTask) {
  // The library is loaded on demand, because most threads write no Arrow table.
  const { writeAttemptsArrow } = await import('../arrow/attempts-arrow.ts');
  const rows = states.stored.flatMap((text, k): AttemptRow[] => {
    const state = parseStoredRunState(text, states);
    if (!state?.lastAttempts) return [];
    const { status } = state;
    const finishedAt = state.finishedAt === null ? null : Date.parse(state.finishedAt);
    return state.lastAttempts.map((attempt) => ({
      ...{ ...attempt, run: first + k, status, finishedAt },
    }));
  });
  const bytes = writeAttemptsArrow(rows, piece);
  return handOver(bytes, [bytes]);
}
