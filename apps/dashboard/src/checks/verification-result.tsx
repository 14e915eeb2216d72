import type { Verification } from '@sweepq/client';
import { formatNumberOf, sayCheck, sayDifference, verificationParts } from '@sweepq/view';
import { TrialLink } from './trial-link.tsx';

/** What was done for each part. */
const done: Readonly<Record<(typeof verificationParts)[number], string>> = {
  choices: 'each trial was chosen again, and compared with the stored one',
  verdicts: 'each trial was judged again, by the values at its rungs',
  trainings:
    'a sample was trained again from iteration 0: status, metrics, model and cost curve, to the bit',
};

/** The result of a verification: what was compared, how much is equal, and the values that differ. */
export const VerificationResult = ({ result }: { result: Verification }) => (
  <>
    <dl class="kv">
      {verificationParts.map((name) => {
        const words = sayCheck(result[name]);
        if (words === undefined) return null;
        return [
          <dt key={name}>{name}</dt>,
          <dd key={`${name} value`}>
            <b>{words}</b>: <span class="mid">{done[name]}</span>
          </dd>,
        ];
      })}
    </dl>
    {verificationParts.map((name) => (
      <Differing key={name} check={result[name]} />
    ))}
  </>
);

/** A line for each value that differs. */
function Differing({ check: { differ, differing } }: { check: Verification['choices'] }) {
  if (differ.length === 0) return null;
  const left = differing - differ.length;
  return (
    <ul class="check-lines">
      {differ.flatMap(({ trialId, differences }) =>
        differences.map((difference) => (
          <li key={`${trialId} ${difference.name}`}>
            <TrialLink id={trialId} />: {sayDifference(difference)}
          </li>
        )),
      )}
      {left > 0 && <li class="mid">and {formatNumberOf(left, 'other trial')}</li>}
    </ul>
  );
}
