// The result of an audit in words.
import type { Audit } from '@sweepq/client';
import {
  type CountFormat,
  formatCount,
  formatNumberOf,
  formatParam,
  formatPoints,
  isShare,
} from './format-number.ts';

/** Returns how many pruned trials were trained to the end: "20 of 240 pruned trials, 1 diverged". */
export function sayAudited(
  { audited, prunedTrials, diverged, skipped }: Audit,
  format: CountFormat = formatCount,
): string {
  const parts = [`${format(audited)} of ${formatNumberOf(prunedTrials, 'pruned trial', format)}`];
  if (diverged > 0) parts.push(`${format(diverged)} diverged`);
  if (skipped > 0) parts.push(`${format(skipped)} of another version of the engine`);
  return parts.join(', ');
}

/** Says how often the rule was wrong: "The rule was wrong for 2 of 20 audited trials: they end better than the best completed one." */
export function sayWrong(
  { audited, beatingBest, best }: Audit,
  format: CountFormat = formatCount,
): string {
  if (audited === 0) return 'No pruned trial could be trained to the end.';
  if (best === null) return 'No trial is completed, so there is nothing to compare.';
  const trials = formatNumberOf(audited, 'audited trial', format);
  if (beatingBest === 0) return `The rule was wrong for none of ${trials}.`;
  const end = beatingBest === 1 ? 'it ends' : 'they end';
  return `The rule was wrong for ${format(beatingBest)} of ${trials}: ${end} better than the best completed one.`;
}

/** Returns the iterations that the rule has saved, and what the audit has cost. */
export const saySaved = (
  { savedIterations, trainedIterations }: Audit,
  format: CountFormat = formatCount,
): string =>
  `${formatNumberOf(savedIterations, 'iteration', format)}; the audit has trained ${format(trainedIterations)}`;

/** Formats a regret: a difference of two shares in points, one of two costs with 3 digits. */
export const formatRegret = (metric: string, regret: number): string =>
  isShare(metric) ? formatPoints(regret) : formatParam('regret', regret);

/** Returns where a trial of `wrong` ends. `value` is formatted. */
export const sayWrongEnd = (value: string): string => `was pruned, and ends at ${value}`;
