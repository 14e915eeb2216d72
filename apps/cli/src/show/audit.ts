import type { Audit } from '@sweepq/client';
import { sayAudited, saySaved, sayWrong, sayWrongEnd } from '@sweepq/view';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';

/** Renders the result of an audit, and a line for each pruned trial that beats the best one. */
export function renderAudit(audit: Audit, style: Style): string {
  const { regret, wrong } = audit;
  const named = (trial: Audit['best']) => trial && `${trial.trialId}: ${trial.value}`;
  const fields = {
    audited: sayAudited(audit, String),
    result: sayWrong(audit, String),
    'better than best': `${audit.beatingBest}`,
    'better than worst': `${audit.beatingWorst}`,
    best: named(audit.best) ?? undefined,
    worst: named(audit.worst) ?? undefined,
    'best audited': named(audit.bestAudited) ?? undefined,
    regret: regret === null ? undefined : `${regret}`,
    saved: saySaved(audit, String),
  };
  const lines = wrong.map(({ trialId, value }) => `${trialId} ${sayWrongEnd(String(value))}`);
  return [renderFields(fields, style), ...lines].join('\n');
}
