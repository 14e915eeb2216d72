import { createReplayDraft, replayRules, replayState } from '../checks/replay-draft.ts';
import { showReplay } from '../checks/replay-panel.tsx';
import { Button } from '../parts/button.tsx';
import type { SweepModel } from './create-sweep-model.ts';

/** Opens and closes the replay. Not shown while the sweep is open, nor if its trials have several iteration counts. */
export function ReplayButton({ model }: { model: SweepModel }) {
  const sweep = model.sweep.value;
  const lengths = model.facts.value?.columns.find(({ name }) => name === 'params.iterations');
  const isOpen = replayState.value !== undefined;
  if (sweep?.finishedAt == null || lengths === undefined || lengths.min !== lengths.max) {
    return null;
  }
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
