import type { Sweep } from '@sweepq/client';
import { createReplayDraft, replayRules, replayState } from '../checks/replay-draft.ts';
import { showReplay } from '../checks/replay-panel.tsx';
import { Button } from '../parts/button.tsx';
import { hasOneLength } from './has-one-length.ts';

/**
 * Opens and closes the replay. Not shown while the sweep is open, nor if its trials have several iteration counts. Depends on the sweep
 * only: if it appeared later than the buttons beside it, for example with the trials, it would move them away from a press.
 */
export function ReplayButton({ sweep }: { sweep: Sweep }) {
  const isOpen = replayState.value !== undefined;
  if (sweep.finishedAt === null || !hasOneLength(sweep)) return null;
  const own = sweep.spec.pruning?.rule;
  const rule = replayRules.find((each) => each === own) ?? 'halving';
  return (
    <Button
      aria-expanded={isOpen}
      onClick={() => showReplay(isOpen ? undefined : createReplayDraft(rule))}
    >
      Replay…
    </Button>
  );
}
