import type { PruningDraft, PruningRule } from './draft.ts';

/** What each pruning rule does. */
export const pruningHelps: Readonly<Record<PruningRule, string>> = {
  none: 'Every trial is trained to its last iteration.',
  halving: 'At each rung, the best 1/η of a cohort go on, and the others are pruned.',
  hyperband: 'As halving, in a cycle of brackets. Some brackets begin at a higher rung.',
  median: 'At each rung, the trials that are worse than the median of their cohort are pruned.',
};

type SettingName = Exclude<keyof PruningDraft, 'rule'>;

type PruningSetting = {
  name: SettingName;
  label: string;
  help: string;
  /** What an empty field means. */
  empty?: string;
};

const settings: readonly (PruningSetting & { only?: readonly PruningRule[] })[] = [
  {
    ...{ name: 'eta', label: 'η' },
    help: 'The ratio of two rungs.',
  },
  {
    ...{ name: 'minIterations', label: 'from iteration', empty: 'a 27th' },
    help: 'The lowest rung. Empty: the iteration count divided by 27.',
  },
  {
    ...{ name: 'cohort', label: 'cohort', only: ['halving', 'median'] },
    help: 'The number of trials that are compared with each other.',
  },
  {
    ...{ name: 'patience', label: 'patience', empty: 'none' },
    help: 'Rungs without a better value before a trial is pruned. Empty: no such condition.',
  },
  {
    ...{ name: 'startup', label: 'startup', only: ['median'] },
    help: 'Results at a rung before it prunes.',
  },
  {
    ...{ name: 'warmup', label: 'warm-up', only: ['median'], empty: 'none' },
    help: 'Iterations below which nothing is pruned.',
  },
];

/** Returns the settings that belong to a pruning rule. */
export const pruningSettings = (rule: PruningRule): readonly PruningSetting[] =>
  rule === 'none' ? [] : settings.filter(({ only }) => only?.includes(rule) ?? true);
