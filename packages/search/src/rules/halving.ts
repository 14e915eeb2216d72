import { compareResults } from '../history/compare.ts';
import type { Comparison, Entry, Rule, Verdict } from './rule.ts';
import { lastScore } from './rule.ts';
import { assertSetting, defaultEta } from './rungs.ts';

/**
 * Successive halving: of n trials that begin, the best ⌊n / η^(i + 1)⌋ go on from rung i, at least one.
 * A trial is promoted as soon as the better entries and the open trials together leave it a place, and pruned as soon as better entries
 * have taken all places.
 * Source: K. Jamieson and A. Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS 2016.
 */
export function createHalving({ eta = defaultEta }: { eta?: number } = {}): Rule {
  assertSetting('eta', eta, 2);

  function placesAt(step: number, size: number): number {
    let places = size;
    for (let k = 0; k <= step; k++) places = Math.floor(places / eta);
    return Math.max(1, places);
  }

  function judge({ step, size, entries, open }: Comparison): Verdict[] {
    const places = placesAt(step, size);
    const order = entries.map(resultOf).toSorted(compareResults);
    const ranks = new Map(order.map(({ trial }, rank) => [trial, rank]));
    return entries.map((entry) => {
      if (Number.isNaN(lastScore(entry))) return 'pruned';
      const better = ranks.get(entry.trial) as number;
      if (better >= places) return 'pruned';
      return better + open < places ? 'promoted' : 'waiting';
    });
  }

  return { judge, placesAt };
}

const resultOf = (entry: Entry) => ({
  trial: entry.trial,
  cost: entry.cost,
  score: lastScore(entry),
});
