import type { Audit } from '@sweepq/client';
import {
  formatCount,
  formatMetric,
  formatNumberOf,
  formatRegret,
  labelOf,
  sayAudited,
  saySaved,
  sayWrongEnd,
} from '@sweepq/view';
import type { ComponentChildren } from 'preact';
import { TrialLink } from './trial-link.tsx';

type AuditProps = {
  result: Audit;
  /** The metric of the objective. */
  metric: string;
};

/** The result of an audit: how many trials were trained on, what the rule has saved, and what it has missed. */
export function AuditResult({ result, metric }: AuditProps) {
  const { audited, beatingWorst, best, worst, bestAudited, regret, wrong } = result;
  const left = result.beatingBest - wrong.length;
  const named = (trial: Audit['best']) =>
    trial && <NamedTrial {...trial} text={`, ${formatMetric(metric, trial.value)}`} />;
  return (
    <>
      <dl class="kv">
        <Fact name="audited">{sayAudited(result)}</Fact>
        {worst !== null && (
          <Fact name="better than worst">
            {formatCount(beatingWorst)} of {formatCount(audited)}
          </Fact>
        )}
        <Fact name="best">{named(best)}</Fact>
        <Fact name="best audited">{named(bestAudited)}</Fact>
        <Fact name="worst">{named(worst)}</Fact>
        {regret !== null && (
          <Fact name="regret">
            <span title={String(regret)}>{formatRegret(metric, regret)}</span> of the{' '}
            {labelOf(metric)}
          </Fact>
        )}
        <Fact name="saved">{saySaved(result)}</Fact>
      </dl>
      {wrong.length > 0 && (
        <ul class="check-lines">
          {wrong.map((trial) => (
            <li key={trial.trialId}>
              <NamedTrial {...trial} text={` ${sayWrongEnd(formatMetric(metric, trial.value))}`} />
            </li>
          ))}
          {left > 0 && <li class="mid">and {formatNumberOf(left, 'other trial')}</li>}
        </ul>
      )}
    </>
  );
}

/** A name with its value. Nothing without a value. */
const Fact = ({ name, children }: { name: string; children: ComponentChildren }) =>
  children === null ? null : (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );

const NamedTrial = ({ trialId, value, text }: NonNullable<Audit['best']> & { text: string }) => (
  <span title={String(value)}>
    <TrialLink id={trialId} />
    {text}
  </span>
);
