// The answer of a replay in words.
import type { Replay } from '@sweepq/client';
import { type CountFormat, formatCount, formatNumberOf } from './format-number.ts';

/** Returns a number that is known within bounds: "12", or "12 to 20". */
export const sayInterval = (
  { min, max }: Replay['iterations'],
  format: CountFormat = formatCount,
): string => (min === max ? format(min) : `${format(min)} to ${format(max)}`);

/** Returns what the rule would have trained: "810; the sweep has trained 7290". */
export const sayReplayed = (
  { iterations, sweepIterations }: Replay,
  format: CountFormat = formatCount,
): string => `${sayInterval(iterations, format)}; the sweep has trained ${format(sweepIterations)}`;

/** Returns how many trials the rule would have kept: "3 to 9 of 27 trials". */
export const sayKept = ({ kept, trials }: Replay, format: CountFormat = formatCount): string =>
  `${sayInterval(kept, format)} of ${formatNumberOf(trials, 'trial', format)}`;

/** Returns what the rule would have done with a trial. Null: it depends on values that are not stored. */
export function sayFate(isKept: boolean | null): string {
  if (isKept === null) return 'may be kept or pruned';
  return isKept ? 'is kept' : 'is pruned';
}
