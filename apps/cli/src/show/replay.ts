import type { Replay } from '@sweepq/client';
import { sayFate, sayInterval, sayKept, sayReplayed } from '@sweepq/view';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';
import { renderTable } from './table.ts';

/** Renders a replay: what the rule would have cost and kept, and a table of its rungs. */
export function renderReplay(replay: Replay, style: Style): string {
  const { pruning, best, rungs } = replay;
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = ['iterations', 'trials', 'known', 'unknown', 'promoted', 'pruned'].map(right);
  const rows = rungs.map((rung) => [
    ...[`${rung.iterations}`, sayInterval(rung.reaching, String), `${rung.known}`],
    ...[`${rung.unknown}`, `${rung.promoted}`, `${rung.pruned}`],
  ]);
  const fields = {
    rule: `${pruning.rule}, eta ${pruning.eta}`,
    iterations: sayReplayed(replay, String),
    kept: sayKept(replay, String),
    best: best === null ? undefined : `${best.trialId} ${sayFate(best.kept)}`,
  };
  return `${renderFields(fields, style)}\n\n${renderTable({ columns, rows }, style)}`;
}
