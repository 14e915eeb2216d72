import type { Visible } from './visible-to.ts';

type Ranked = { score: number; cost: number; trial: number };

/** Orders results at one rung: lower score, then lower cost, then lower number. NaN is worst, and −0 equals 0. A total order. */
export function compareResults(a: Ranked, b: Ranked): number {
  return byNumber(a.score, b.score) || byNumber(a.cost, b.cost) || a.trial - b.trial;
}

/** Orders visible trials: a score before none, the highest visible rung, score, cost, number. A total order. */
export function compareVisible({ rungs, scores, costs }: Visible, a: number, b: number): number {
  const [scoreA, scoreB] = [scores[a] as number, scores[b] as number];
  const [isWorstA, isWorstB] = [Number.isNaN(scoreA), Number.isNaN(scoreB)];
  if (isWorstA !== isWorstB) return isWorstA ? 1 : -1;
  return (
    (rungs[b] as number) - (rungs[a] as number) ||
    byNumber(scoreA, scoreB) ||
    byNumber(costs[a] as number, costs[b] as number) ||
    a - b
  );
}

function byNumber(a: number, b: number): number {
  if (a === b) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  return a < b || Number.isNaN(b) ? -1 : 1;
}
