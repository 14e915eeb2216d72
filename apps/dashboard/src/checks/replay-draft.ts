// The form of a replay: the texts as typed, as a part of the address.
import type { Client } from '@sweepq/client';
import {
  initialPruning,
  type PruningDraft,
  type PruningRule,
  pruningRules,
} from '../new-sweep/draft.ts';
import { pruningSettings } from '../new-sweep/pruning-settings.ts';
import { type Codec, listCodec, urlState } from '../url/state.ts';

export type ReplayRule = Exclude<PruningRule, 'none'>;
export type ReplayDraft = PruningDraft & { rule: ReplayRule };

export const replayRules = pruningRules.filter((rule) => rule !== 'none');

/** Returns the form of a rule with its defaults. */
export const createReplayDraft = (rule: ReplayRule): ReplayDraft => ({ ...initialPruning, rule });

/** The rule, and the settings that are not the default: "halving,eta:4". */
const codec: Codec<ReplayDraft | undefined> = {
  parse(text) {
    const [first, ...parts] = listCodec.parse(text) ?? [];
    const rule = replayRules.find((each) => each === first);
    if (rule === undefined) return undefined;
    const draft = createReplayDraft(rule);
    for (const { name } of pruningSettings(rule)) {
      const part = parts.find((each) => each.startsWith(`${name}:`));
      if (part !== undefined) draft[name] = part.slice(name.length + 1);
    }
    return draft;
  },
  format(draft) {
    if (draft === undefined) return '';
    const changed = pruningSettings(draft.rule).filter(
      ({ name }) => draft[name] !== initialPruning[name],
    );
    return listCodec.format([draft.rule, ...changed.map(({ name }) => `${name}:${draft[name]}`)]);
  },
};

/** The form of the replay. Undefined if it is closed. */
export const replayState = urlState<ReplayDraft | undefined>('replay', codec, undefined);

type ReplayQuery = Parameters<Client['replay']>[1];

/** Returns the query of the request. Throws an error that names the setting which is not a number. */
export function parseReplayDraft(draft: ReplayDraft): ReplayQuery {
  const query: ReplayQuery = { rule: draft.rule };
  for (const { name } of pruningSettings(draft.rule)) {
    const text = draft[name].trim();
    if (text === '') continue;
    if (!/^\d{1,15}$/.test(text)) {
      throw new Error(`Expected \`${name}\` to be a whole number, got \`${text}\`.`);
    }
    query[name] = Number(text);
  }
  return query;
}
