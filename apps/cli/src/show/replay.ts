import type { Replay } from '@sweepq/client';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';
import { renderTable } from './table.ts';

type Interval = Replay['iterations'];

/** Renders a replay: what the rule would have cost and kept, and a table of its rungs. */
export function renderReplay(replay: Replay, style: Style): string {
  const { pruning, iterations, sweepIterations, kept, best, rungs } = replay;
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = ['iterations', 'trials', 'known', 'unknown', 'promoted', 'pruned'].map(right);
  const rows = rungs.map((rung) => [
    ...[`${rung.iterations}`, showInterval(rung.reaching), `${rung.known}`, `${rung.unknown}`],
    ...[`${rung.promoted}`, `${rung.pruned}`],
  ]);
  const fields = {
    rule: `${pruning.rule}, eta ${pruning.eta}`,
    iterations: `${showInterval(iterations)}; the sweep has trained ${sweepIterations}`,
    kept: `${showInterval(kept)} of ${replay.trials} trials`,
    best: best === null ? undefined : `${best.trialId} ${describe(best.kept)}`,
  };
  return `${renderFields(fields, style)}\n\n${renderTable({ columns, rows }, style)}`;
}

const showInterval = ({ min, max }: Interval) => (min === max ? `${min}` : `${min} to ${max}`);

function describe(kept: boolean | null): string {
  if (kept === null) return 'may be kept or pruned';
  return kept ? 'is kept' : 'is pruned';
}
