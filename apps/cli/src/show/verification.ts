import type { Verification } from '@sweepq/client';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';
import { plural } from './values.ts';

type Check = Verification['choices'];

/** Renders the result of a verification: a line for each part, and a line for each value that differs. */
export function renderVerification(verification: Verification, style: Style): string {
  const { choices, verdicts, trainings, agrees } = verification;
  const parts = { choices, verdicts, trainings };
  const fields = Object.entries(parts).map(([name, check]) => [name, describeCheck(check)]);
  const result = agrees ? style('green', 'agrees') : style('red', 'does not agree');
  return [
    renderFields({ ...Object.fromEntries(fields), result }, style),
    ...Object.values(parts).flatMap(({ differ }) => differ.flatMap(describeTrial)),
  ].join('\n');
}

/** Undefined for a part that the sweep does not have. */
function describeCheck({ checked, differing, circumstances, skipped }: Check): string | undefined {
  if (checked + skipped === 0) return undefined;
  return [
    `${checked - differing - circumstances} of ${plural(checked, 'trial')} equal`,
    circumstances > 0 ? `${circumstances} differ because of failed trials` : '',
    skipped > 0 ? `${skipped} of another version of the engine` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

const describeTrial = ({ trialId, differences }: Check['differ'][number]) =>
  differences.map(
    ({ name, stored, computed }) => `${trialId}: ${name} is ${stored}, computed ${computed}`,
  );
