// Cells of two hyperparameters in words.
import { formatMetric, labelOf } from '@sweepq/view';
import { type Axis, valueAt } from '../columns/axis.ts';
import type { Cell } from '../columns/bins.ts';
import { formatTick } from './ticks.ts';

const mostCells = 14;

/** The number of cells along an axis: one for each of few values. */
export const countCells = (axis: Axis) => (axis.scale === 'words' ? axis.words.length : mostCells);

/** The values of a cell along one axis. */
export function rangeText(axis: Axis, at: number): string {
  if (axis.scale === 'words') return formatTick(axis.column, axis.words[at] ?? '');
  const [from, to] = [valueAt(axis, at / mostCells), valueAt(axis, (at + 1) / mostCells)];
  return `${formatTick(axis.column, from)} – ${formatTick(axis.column, to)}`;
}

export const medianText = ({ count, median }: Cell, metric: string) =>
  count === 0 ? '' : formatMetric(metric, median);

export const describeCell = (cell: Cell, x: Axis, y: Axis, metric: string) =>
  [
    `${labelOf(x.column)} ${rangeText(x, cell.column)}`,
    `${labelOf(y.column)} ${rangeText(y, cell.line)}`,
    cell.count > 0 ? `median ${medianText(cell, metric)} of ${cell.count}` : '',
    cell.diverged > 0 ? `${cell.diverged} diverged` : '',
  ]
    .filter((text) => text !== '')
    .join(', ');
