import type { Audit } from '@sweepq/client';
import {
  formatMetric,
  formatRegret,
  labelOf,
  sayAudited,
  saySaved,
  sayWrong,
  sayWrongEnd,
} from '@sweepq/view';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';

/**
 * Renders the result of an audit, and a line for each pruned trial that beats the best one. `metric` is that of the objective of the
 * sweep. Without it, because the sweep no longer exists, the values have all digits.
 */
export function renderAudit(audit: Audit, metric: string | undefined, style: Style): string {
  const { regret, wrong } = audit;
  const show = (value: number) =>
    metric === undefined ? String(value) : formatMetric(metric, value);
  const named = (trial: Audit['best']) => trial && `${trial.trialId}: ${show(trial.value)}`;
  const fields = {
    audited: sayAudited(audit, String),
    result: sayWrong(audit, String),
    'better than best': `${audit.beatingBest}`,
    'better than worst': `${audit.beatingWorst}`,
    best: named(audit.best) ?? undefined,
    worst: named(audit.worst) ?? undefined,
    'best audited': named(audit.bestAudited) ?? undefined,
    regret: regret === null ? undefined : sayRegret(metric, regret),
    saved: saySaved(audit, String),
  };
  const lines = wrong.map(({ trialId, value }) => `${trialId} ${sayWrongEnd(show(value))}`);
  return [renderFields(fields, style), ...lines].join('\n');
}

const sayRegret = (metric: string | undefined, regret: number) =>
  metric === undefined ? `${regret}` : `${formatRegret(metric, regret)} of the ${labelOf(metric)}`;
