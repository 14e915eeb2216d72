import { labelOf } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { type Axis, positionOf } from '../columns/axis.ts';
import type { Cell } from '../columns/bins.ts';
import { withClause } from '../columns/clause.ts';
import type { Facts } from '../scenes/protocol.ts';
import { commit } from '../url/address.ts';
import { AxisX, AxisY, BrushBox } from './axes.tsx';
import { brush, spanOf } from './brush-axis.ts';
import { countCells, describeCell } from './cell-text.ts';
import { ContourLines } from './contour-lines.tsx';
import { Plot } from './plot.tsx';
import { stepOf } from './ramp.tsx';
import { StabilityLine } from './stability-line.tsx';
import type { ViewModel } from './view-model.ts';

const margin = { left: 56, top: 28, right: 12, bottom: 36 };

type CellsProps = { model: ViewModel; facts: Facts; x: Axis; y: Axis; hasContours: boolean };

/** A cell for each pair of values. Cells in which trials diverged are hatched. A press on a cell filters by its values. */
export function HeatCells({ model, facts, x, y, hasContours }: CellsProps) {
  const { metric } = model.ranking.value;
  const [columns, lines] = [countCells(x), countCells(y)];
  const key = JSON.stringify([x, y, metric]);
  useEffect(() => {
    model.scenes.setView('cells', { kind: 'cells', x, y, columns, lines, metric });
    return () => model.scenes.setView('cells', undefined);
  }, [key]);
  const numbers = model.scenes.numbersOf('cells').value;
  const { cells, outside } = numbers?.kind === 'cells' ? numbers : { cells: [], outside: [] };
  const best = facts.best && model.details.value.get(facts.best.row);
  const cellAt = (across: number, up: number) => {
    const [column, line] = [Math.floor(across * columns), Math.floor(up * lines)];
    return cells.find((cell) => cell.column === column && cell.line === line);
  };
  return (
    <Plot
      model={model}
      id="heat"
      label={`Median ${labelOf(metric)} by ${labelOf(x.column)} and ${labelOf(y.column)}, ${cells.length} cells with trials.`}
      height={320}
      margin={margin}
      brushX={x}
      brushY={y}
      onPress={(across, up) => {
        const cell = cellAt(across, up);
        if (cell !== undefined) toggleCell(model, { cell, x, y });
      }}
      describe={(across, up) => {
        const cell = cellAt(across, up);
        return cell && describeCell(cell, x, y, metric);
      }}
    >
      {({ width, height }) => {
        const [w, h] = [width / columns, height / lines];
        return (
          <>
            <defs>
              <pattern
                id="hatch"
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect class="hatchline" width="1.5" height="6" />
              </pattern>
            </defs>
            {outside.map(({ column, line }) => (
              <rect
                key={`${column} ${line}`}
                class="cell outside"
                x={column * w}
                y={height - (line + 1) * h}
                width={w}
                height={h}
              />
            ))}
            {cells.map((cell) => {
              const place = { x: cell.column * w, y: height - (cell.line + 1) * h, height: h };
              const share = cell.diverged / (cell.diverged + cell.count);
              return (
                <g key={`${cell.column} ${cell.line}`}>
                  {cell.count > 0 && (
                    <rect class={`cell ${stepOf(facts, cell.median)}`} {...place} width={w} />
                  )}
                  {cell.diverged > 0 && (
                    <rect
                      class="hatched"
                      fill="url(#hatch)"
                      {...place}
                      x={place.x + w * (1 - Math.max(0.3, share))}
                      width={w * Math.max(0.3, share)}
                    />
                  )}
                </g>
              );
            })}
            <AxisX axis={x} width={width} height={height} isPlain />
            <AxisY axis={y} width={width} height={height} title={labelOf(y.column)} isPlain />
            {hasContours && <ContourLines {...{ cells, columns, lines, width, height, metric }} />}
            <StabilityLine points={facts.edge} {...{ x, y, width, height }} line={h} />
            {best !== undefined && (
              <circle
                class="bestdot"
                cx={positionOf(x, best.cells[x.column] ?? '') * width}
                cy={(1 - positionOf(y, best.cells[y.column] ?? '')) * height}
                r={5}
              />
            )}
            <BrushBox
              x={spanOf(x, model.clauses.value)}
              y={spanOf(y, model.clauses.value)}
              width={width}
              height={height}
            />
          </>
        );
      }}
    </Plot>
  );
}

/** Filters by the values of a cell. If both hyperparameters have a filter, removes both. */
function toggleCell(model: ViewModel, { cell, x, y }: { cell: Cell; x: Axis; y: Axis }): void {
  const span = (at: number, count: number) => [at / count, (at + 1) / count] as const;
  const isChosen = (axis: Axis) =>
    model.clauses.peek().some(({ column }) => column === axis.column);
  if (isChosen(x) && isChosen(y)) {
    const clauses = withClause(model.clauses.peek(), x.column, undefined);
    model.clauses.value = withClause(clauses, y.column, undefined);
  } else {
    brush(model, x, span(cell.column, countCells(x)));
    brush(model, y, span(cell.line, countCells(y)));
  }
  commit();
}
