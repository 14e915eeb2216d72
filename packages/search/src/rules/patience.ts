import { SearchError } from '../search-error.ts';
import type { Comparison, Entry, Rule, Verdict } from './rule.ts';
import { assertSetting } from './rungs.ts';

export type PatienceSettings = {
  /** For how many rungs a trial may stay without an improvement. */
  patience: number;
  /** An improvement is a decrease of the score by more than this. Default: 0. */
  minDelta?: number;
};

/**
 * Lets another rule prune a trial only if the best of its last `patience` + 1 scores is no improvement over the best of those before.
 * A trial with fewer scores goes on. The other rule's places are no limit.
 * Source: `PatientPruner` of Optuna 5.
 */
export function createPatience(rule: Rule, { patience, minDelta = 0 }: PatienceSettings): Rule {
  assertSetting('patience', patience, 0);
  if (!(minDelta >= 0)) {
    throw new SearchError(
      'bad-setting',
      `Expected \`minDelta\` to be 0 or above, got \`${minDelta}\`.`,
    );
  }

  function isPatient({ scores }: Entry): boolean {
    if (Number.isNaN(scores[scores.length - 1])) return false;
    if (scores.length <= patience + 1) return true;
    const before = Math.min(...scores.slice(0, -patience - 1));
    const after = Math.min(...scores.slice(-patience - 1));
    return !(before + minDelta < after);
  }

  return {
    judge(comparison: Comparison): Verdict[] {
      const verdicts = rule.judge(comparison);
      return comparison.entries.map((entry, k) =>
        isPatient(entry) ? 'promoted' : (verdicts[k] as Verdict),
      );
    },
    placesAt: () => Number.POSITIVE_INFINITY,
  };
}
