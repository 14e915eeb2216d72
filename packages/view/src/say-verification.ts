// The result of a verification in words.
import type { Verification } from '@sweepq/client';
import { type CountFormat, formatCount, formatNumberOf } from './format-number.ts';

type Check = Verification['choices'];
type Difference = Check['differ'][number]['differences'][number];

/** The parts of a verification, in the order in which they are shown. */
export const verificationParts = ['choices', 'verdicts', 'trainings'] as const;

/** Returns one part in words: "4 of 5 trials equal". Undefined for a part that the sweep does not have. */
export function sayCheck(
  { checked, differing, circumstances, skipped }: Check,
  format: CountFormat = formatCount,
): string | undefined {
  if (checked + skipped === 0) return undefined;
  const equal = checked - differing - circumstances;
  const parts = [`${format(equal)} of ${formatNumberOf(checked, 'trial', format)} equal`];
  if (circumstances > 0) parts.push(`${format(circumstances)} differ because of failed trials`);
  if (skipped > 0) parts.push(`${format(skipped)} of another version of the engine`);
  return parts.join(', ');
}

/** Returns the whole result in words. */
export const sayAgreement = ({ agrees }: Pick<Verification, 'agrees'>): string =>
  agrees ? 'agrees' : 'does not agree';

/** Returns a value of a trial that differs in words: "rung is 1, computed 2". */
export const sayDifference = ({ name, stored, computed }: Difference): string =>
  `${name} is ${stored}, computed ${computed}`;
