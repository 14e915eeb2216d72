import { type EdgePoint, formatMetric, labelOf } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { type Axis, positionOf, valueAt } from '../columns/axis.ts';
import type { Cell } from '../columns/bins.ts';
import { withClause } from '../columns/clause.ts';
import { Select } from '../parts/select.tsx';
import type { Facts } from '../scenes/protocol.ts';
import { commit } from '../url/address.ts';
import { textCodec, type UrlState, urlState } from '../url/state.ts';
import { AxisX, AxisY, BrushBox } from './axes.tsx';
import { brush, spanOf } from './brush-axis.ts';
import { ChartPanel } from './chart-panel.tsx';
import { cellAxis, varyingParams } from './column-axis.ts';
import { Plot } from './plot.tsx';
import { stepOf } from './ramp.tsx';
import { PlainTable } from './row-table.tsx';
import { formatTick } from './ticks.ts';
import type { ViewModel } from './view-model.ts';

const margin = { left: 56, top: 28, right: 12, bottom: 36 };
const mostCells = 14;

const chosenX = urlState('heat-x', textCodec, '');
const chosenY = urlState('heat-y', textCodec, '');

const cellsOf = (axis: Axis) => (axis.scale === 'words' ? axis.words.length : mostCells);

/** The two hyperparameters of the map. Default: the learning rate by the iterations, which shows the stability edge. */
function choose(params: readonly string[]): [string, string] | undefined {
  const [first, second] = [
    ...['params.learningRate', 'params.iterations'].filter((name) => params.includes(name)),
    ...params.filter((name) => !/learningRate|iterations/.test(name)),
  ];
  if (first === undefined || second === undefined) return undefined;
  const x = params.includes(chosenX.value) ? chosenX.value : first;
  const y = params.includes(chosenY.value) ? chosenY.value : second;
  return [x, y];
}

/** The median of the objective by two hyperparameters. Cells in which trials diverged are hatched. */
export function HeatChart({ model }: { model: ViewModel }) {
  const facts = model.facts.value;
  if (facts === undefined) return null;
  const { metric } = model.ranking.value;
  const params = varyingParams(facts);
  const names = choose(params);
  const axes = names && ([cellAxis(facts, names[0]), cellAxis(facts, names[1])] as const);
  const [x, y] = axes ?? [];
  if (names === undefined || x === undefined || y === undefined) return null;
  const pick = (label: string, value: string, state: UrlState<string>) => (
    <Select
      label={label}
      value={value}
      options={params.map((name) => ({ value: name, label: labelOf(name) }))}
      onChange={(name) => {
        state.value = name;
      }}
    />
  );
  return (
    <ChartPanel
      title={`${labelOf(names[0])} by ${labelOf(names[1])}`}
      class="c5"
      note={`median ${labelOf(metric)}`}
      tools={
        params.length > 2 && (
          <>
            {pick('across', names[0], chosenX)}
            {pick('up', names[1], chosenY)}
          </>
        )
      }
      table={() => <CellTable model={model} x={x} y={y} />}
    >
      <Cells model={model} facts={facts} x={x} y={y} />
    </ChartPanel>
  );
}

type CellsProps = { model: ViewModel; facts: Facts; x: Axis; y: Axis };

function Cells({ model, facts, x, y }: CellsProps) {
  const { metric } = model.ranking.value;
  const [columns, lines] = [cellsOf(x), cellsOf(y)];
  const key = JSON.stringify([x, y, metric]);
  useEffect(() => {
    model.scenes.setView('cells', { kind: 'cells', x, y, columns, lines, metric });
    return () => model.scenes.setView('cells', undefined);
  }, [key]);
  const numbers = model.scenes.numbersOf('cells').value;
  const cells = numbers?.kind === 'cells' ? numbers.cells : [];
  const best = facts.best && model.details.value.get(facts.best.row);
  const edge = edgeOf(facts.edge, x, y);
  const choose = (cell: Cell) => {
    const span = (at: number, count: number) => [at / count, (at + 1) / count] as const;
    const isChosen = (axis: Axis) =>
      model.clauses.peek().some(({ column }) => column === axis.column);
    if (isChosen(x) && isChosen(y)) {
      const clauses = withClause(model.clauses.peek(), x.column, undefined);
      model.clauses.value = withClause(clauses, y.column, undefined);
    } else {
      brush(model, x, span(cell.column, columns));
      brush(model, y, span(cell.line, lines));
    }
    commit();
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
        const at = { column: Math.floor(across * columns), line: Math.floor(up * lines) };
        const cell = cells.find((each) => each.column === at.column && each.line === at.line);
        if (cell !== undefined) choose(cell);
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
            {cells.map((cell) => {
              const place = { x: cell.column * w, y: height - (cell.line + 1) * h, height: h };
              const share = cell.diverged / (cell.diverged + cell.count);
              return (
                <g key={`${cell.column} ${cell.line}`}>
                  <title>{describeCell(cell, x, y, metric)}</title>
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
            {edge.length > 0 && (
              <>
                <path class="edgehalo" d={pathOfEdge(edge, width, height, h)} />
                <path class="edge" d={pathOfEdge(edge, width, height, h)} />
                <text class="div" x={width} y={-10} text-anchor="end">
                  stability edge
                </text>
              </>
            )}
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

/** The points of the edge on the axes. Only a map of the learning rate by the iterations has it. */
function edgeOf(points: readonly EdgePoint[], x: Axis, y: Axis) {
  if (x.column !== 'params.learningRate' || y.column !== 'params.iterations') return [];
  return points
    .map(({ edge, iterations }) => ({ across: rateAt(x, edge), up: positionOf(y, iterations) }))
    .filter(({ across, up }) => across >= 0 && across <= 1 && !Number.isNaN(up));
}

/** The position of a rate that may lie between the few rates of an axis of words. */
function rateAt(x: Axis, rate: number): number {
  if (x.scale !== 'words') return positionOf(x, rate);
  const rates = x.words.map(Number);
  const above = rates.findIndex((each) => each >= rate);
  if (above <= 0) return above === 0 ? positionOf(x, rates[0] as number) : Number.NaN;
  const [low, high] = [rates[above - 1] as number, rates[above] as number];
  const share = Math.log(rate / low) / Math.log(high / low);
  return (above - 0.5 + share) / rates.length;
}

function pathOfEdge(
  edge: readonly { across: number; up: number }[],
  width: number,
  height: number,
  line: number,
): string {
  // The edge of an iteration count holds for the height of its cells.
  const points = edge.flatMap(({ across, up }) => {
    const [x, y] = [across * width, (1 - up) * height];
    return edge.length === 1 ? [`${x} ${y + line / 2}`, `${x} ${y - line / 2}`] : [`${x} ${y}`];
  });
  return `M${points.join('L')}`;
}

function rangeText(axis: Axis, at: number, count: number): string {
  if (axis.scale === 'words') return formatTick(axis.column, axis.words[at] ?? '');
  const [from, to] = [valueAt(axis, at / count), valueAt(axis, (at + 1) / count)];
  return `${formatTick(axis.column, from)} – ${formatTick(axis.column, to)}`;
}

const medianText = ({ count, median }: Cell, metric: string) =>
  count === 0 ? '' : formatMetric(metric, median);

const describeCell = (cell: Cell, x: Axis, y: Axis, metric: string) =>
  [
    `${labelOf(x.column)} ${rangeText(x, cell.column, cellsOf(x))}`,
    `${labelOf(y.column)} ${rangeText(y, cell.line, cellsOf(y))}`,
    cell.count > 0 ? `median ${medianText(cell, metric)} of ${cell.count}` : '',
    cell.diverged > 0 ? `${cell.diverged} diverged` : '',
  ]
    .filter((text) => text !== '')
    .join(', ');

function CellTable({ model, x, y }: { model: ViewModel; x: Axis; y: Axis }) {
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
          rangeText(x, cell.column, cellsOf(x)),
          rangeText(y, cell.line, cellsOf(y)),
          medianText(cell, metric),
          String(cell.count),
          String(cell.diverged),
        ])}
    />
  );
}
