import type { Importance } from '@sweepq/client';
import { formatShare, labelOf } from '@sweepq/view';
import { drawBar } from './bar.ts';
import type { Style } from './style.ts';
import { renderTable } from './table.ts';
import { plural } from './values.ts';

const barWidth = 30;

/** Renders the importances, most important first, below a line with the metric, the method and the score. */
export function renderImportance(
  { metric, method, trials, score, importances }: Importance,
  style: Style,
): string {
  const explained =
    score === null ? 'all trials have the same value' : `R² ${score.toFixed(3)} out of bag`;
  const rows = importances.map(({ param, importance, spread }) => [
    labelOf(param),
    style('cyan', drawBar(importance, barWidth)),
    formatShare(importance),
    `± ${formatShare(spread)}`,
  ]);
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = [{ title: 'hyperparameter' }, { title: '' }, right('importance'), right('')];
  return [
    `${labelOf(metric)}, from ${plural(trials, 'trial')} (${method}; ${explained})`,
    renderTable({ columns, rows }, style),
  ].join('\n');
}
