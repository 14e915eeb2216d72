import type { Audit } from '@sweepq/client';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';
import { plural } from './values.ts';

/** Renders the result of an audit, and a line for each pruned trial that beats the best one. */
export function renderAudit(audit: Audit, style: Style): string {
  const { audited, diverged, skipped, prunedTrials, regret, wrong } = audit;
  const ofAudited = [
    `${audited} of ${plural(prunedTrials, 'pruned trial')}`,
    diverged > 0 ? `${diverged} diverged` : '',
    skipped > 0 ? `${skipped} of another version of the engine` : '',
  ];
  const named = (trial: Audit['best']) => trial && `${trial.trialId}: ${trial.value}`;
  const fields = {
    audited: ofAudited.filter(Boolean).join(', '),
    'better than best': `${audit.beatingBest}`,
    'better than worst': `${audit.beatingWorst}`,
    best: named(audit.best) ?? undefined,
    worst: named(audit.worst) ?? undefined,
    'best audited': named(audit.bestAudited) ?? undefined,
    regret: regret === null ? undefined : `${regret}`,
    saved: `${audit.savedIterations} iterations; the audit has trained ${audit.trainedIterations}`,
  };
  const lines = wrong.map(({ trialId, value }) => `${trialId} was pruned, and ends at ${value}`);
  return [renderFields(fields, style), ...lines].join('\n');
}
