import type { Sweep } from '@sweepq/client';
import { pruningHelps, pruningSettings } from '../new-sweep/pruning-settings.ts';
import { SettingField, Settings } from '../new-sweep/setting-field.tsx';
import { Button } from '../parts/button.tsx';
import { Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { Words } from '../parts/words.tsx';
import { client } from '../service/client.ts';
import { useAnswer } from '../service/use-answer.ts';
import { commit } from '../url/address.ts';
import {
  createReplayDraft,
  parseReplayDraft,
  type ReplayDraft,
  replayRules,
  replayState,
} from './replay-draft.ts';
import { ReplayResult } from './replay-result.tsx';
import '../styles/checks.css';

export const showReplay = (draft: ReplayDraft | undefined) => {
  replayState.value = draft;
  commit();
};

/** Chooses a pruning rule, and shows what it would have done with the trials of a sweep. */
export function ReplayPanel({ sweep }: { sweep: Sweep }) {
  const draft = replayState.value;
  if (draft === undefined) return null;
  return (
    <Panel
      title="Replay"
      class="replay"
      note="what a pruning rule would have kept of these trials; nothing is trained"
      tools={
        <Button kind="quiet" small onClick={() => showReplay(undefined)}>
          Close
        </Button>
      }
    >
      <div class="replay-parts">
        <ReplayForm draft={draft} />
        <ReplayAnswer id={sweep.id} draft={draft} />
      </div>
    </Panel>
  );
}

const ReplayForm = ({ draft }: { draft: ReplayDraft }) => (
  <div class="stack">
    <Segments
      label="Rule"
      value={draft.rule}
      segments={replayRules.map((value) => ({ value, label: value }))}
      onChange={(rule) => showReplay(createReplayDraft(rule))}
    />
    <Settings help={pruningHelps[draft.rule]}>
      {pruningSettings(draft.rule).map(({ name, label, help, empty }) => (
        <SettingField
          key={name}
          {...{ label, help, empty, value: draft[name], isBad: false }}
          onInput={(text) => {
            replayState.value = { ...draft, [name]: text };
          }}
          onBlur={commit}
        />
      ))}
    </Settings>
  </div>
);

/** The answer of the service, or why there is none. It follows the form. */
function ReplayAnswer({ id, draft }: { id: string; draft: ReplayDraft }) {
  const { answer, refusal } = useAnswer(
    async () => client.replay(id, parseReplayDraft(draft)),
    JSON.stringify(draft),
  );
  if (refusal.value !== undefined) {
    return (
      <Message kind="error" title="There is no replay for this.">
        <Words text={refusal.value} />
      </Message>
    );
  }
  if (answer.value === undefined) return <p class="mid">Reading the values at the rungs …</p>;
  return <ReplayResult replay={answer.value} />;
}
