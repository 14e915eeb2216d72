import { compareVisible } from '../../history/compare.ts';
import type { Visible } from '../../history/visible-to.ts';

/**
 * Splits the visible trials: `below` has the best min(⌈n / 10⌉, 25) of n results, `above` all others and the pending trials (the
 * constant liar: a trial that is open counts as bad, so that its neighbourhood is avoided). `below` has the
 * best trial first, `above` the order of the numbers.
 * Source: the defaults of Optuna 5, `default_gamma` and `constant_liar`.
 */
export function splitTrials(visible: Visible): { below: number[]; above: number[] } {
  const most = Math.min(Math.ceil(visible.count / 10), 25);
  const best: number[] = [];
  for (let k = 0; k < visible.trial; k++) {
    if (visible.rungs[k] === -1) continue;
    const last = best[best.length - 1];
    if (best.length === most && last !== undefined && compareVisible(visible, k, last) > 0)
      continue;
    let place = best.length;
    while (place > 0 && compareVisible(visible, k, best[place - 1] as number) < 0) place -= 1;
    best.splice(place, 0, k);
    if (best.length > most) best.pop();
  }
  const isBest = new Set(best);
  const above: number[] = [];
  for (let k = 0; k < visible.trial; k++) if (!isBest.has(k)) above.push(k);
  return { below: best, above };
}
