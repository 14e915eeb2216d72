import type { Comparison, Entry, Rule, Verdict } from './rule.ts';
import { lastScore } from './rule.ts';
import { assertSetting } from './rungs.ts';

export type MedianSettings = {
  /** The number of results at a rung from which on the rule prunes. Default: 5. */
  startup?: number;
  /** The rule prunes nothing at rungs below this iteration count. Default: 0. */
  warmup?: number;
};

/**
 * The median stopping rule within a cohort: prunes a trial whose best score so far is worse than the median of the scores at the rung.
 * Scores of NaN count as worse than all others. With few open trials, a verdict can be certain: the median lies between that with all
 * open trials best, and that with all open trials worst.
 * Source: D. Golovin et al., "Google Vizier", KDD 2017; the defaults are those of `MedianPruner` of Optuna 5.
 */
export function createMedian({ startup = 5, warmup = 0 }: MedianSettings = {}): Rule {
  assertSetting('startup', startup, 1);
  assertSetting('warmup', warmup, 0);

  function judge({ iterations, entries, open }: Comparison): Verdict[] {
    const scores = entries
      .map(lastScore)
      .map((score) => (Number.isNaN(score) ? Number.POSITIVE_INFINITY : score));
    scores.sort((a, b) => (a === b ? 0 : a - b));
    const isEarly = iterations < warmup || entries.length + open < startup;
    const lowest = medianOf([...Array<number>(open).fill(Number.NEGATIVE_INFINITY), ...scores]);
    const highest = medianOf([...scores, ...Array<number>(open).fill(Number.POSITIVE_INFINITY)]);
    return entries.map((entry) => {
      if (Number.isNaN(lastScore(entry))) return 'pruned';
      if (isEarly) return 'promoted';
      const best = bestOf(entry);
      if (best <= lowest) return 'promoted';
      return entries.length >= startup && best > highest ? 'pruned' : 'waiting';
    });
  }

  return { judge, placesAt: () => Number.POSITIVE_INFINITY };
}

const bestOf = ({ scores }: Entry): number =>
  scores.reduce((best, score) => Math.min(best, score), Number.POSITIVE_INFINITY);

/** Returns the median of ordered scores: the mean of the two in the middle if their number is even. */
function medianOf(scores: readonly number[]): number {
  const high = scores[Math.floor(scores.length / 2)] ?? Number.POSITIVE_INFINITY;
  const low = scores[Math.floor((scores.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
  // The mean of infinities with different signs is not a number: then nothing is certain.
  return low === high ? high : low + (high - low) / 2;
}
