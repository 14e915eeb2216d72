import { labelOf } from '@sweepq/view';
import type { Axis } from '../columns/axis.ts';
import { medianText, rangeText } from './cell-text.ts';
import { PlainTable } from './row-table.tsx';
import type { ViewModel } from './view-model.ts';

/** The cells of the heat map as a table. */
export function CellTable({ model, x, y }: { model: ViewModel; x: Axis; y: Axis }) {
  const { metric } = model.ranking.value;
  const numbers = model.scenes.numbersOf('cells').value;
  const cells = numbers?.kind === 'cells' ? numbers.cells : [];
  return (
    <PlainTable
      heads={[
        labelOf(x.column),
        labelOf(y.column),
        `median ${labelOf(metric)}`,
        'trials',
        'diverged',
      ]}
      rows={[...cells]
        .sort((a, b) => a.line - b.line || a.column - b.column)
        .map((cell) => [
          rangeText(x, cell.column),
          rangeText(y, cell.line),
          medianText(cell, metric),
          String(cell.count),
          String(cell.diverged),
        ])}
    />
  );
}
