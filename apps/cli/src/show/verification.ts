import type { Verification } from '@sweepq/client';
import { sayAgreement, sayCheck, sayDifference, verificationParts } from '@sweepq/view';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';

type DifferingTrial = Verification['choices']['differ'][number];

/** Renders the result of a verification: a line for each part, and a line for each value that differs. */
export function renderVerification(verification: Verification, style: Style): string {
  const fields = verificationParts.map((name) => [name, sayCheck(verification[name], String)]);
  const result = style(verification.agrees ? 'green' : 'red', sayAgreement(verification));
  return [
    renderFields({ ...Object.fromEntries(fields), result }, style),
    ...verificationParts.flatMap((name) => verification[name].differ.flatMap(renderTrial)),
  ].join('\n');
}

const renderTrial = ({ trialId, differences }: DifferingTrial) =>
  differences.map((difference) => `${trialId}: ${sayDifference(difference)}`);
