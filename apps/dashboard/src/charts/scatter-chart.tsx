import { labelOf } from '@sweepq/view';
import { positionOf } from '../columns/axis.ts';
import { Select } from '../parts/select.tsx';
import { textCodec, type UrlState, urlState } from '../url/state.ts';
import { AxisX, AxisY, BrushBox } from './axes.tsx';
import { spanOf } from './brush-axis.ts';
import { ChartPanel } from './chart-panel.tsx';
import { axisColumns, columnAxis, varyingParams } from './column-axis.ts';
import { liftedRows } from './lifted-rows.ts';
import { Plot } from './plot.tsx';
import { RowTable } from './row-table.tsx';
import type { ViewModel } from './view-model.ts';

const margin = { left: 56, top: 12, right: 16, bottom: 36 };

const chosenX = urlState('x', textCodec, '');
const chosenY = urlState('y', textCodec, '');

/** One point for each trial, by any two columns. */
export function ScatterChart({ model }: { model: ViewModel }) {
  const facts = model.facts.value;
  if (facts === undefined) return null;
  const columns = axisColumns(facts);
  const x = columns.includes(chosenX.value) ? chosenX.value : (varyingParams(facts)[0] ?? 'index');
  const y = columns.includes(chosenY.value) ? chosenY.value : model.ranking.value.metric;
  const [axisX, axisY] = [columnAxis(facts, x), columnAxis(facts, y)];
  const pick = (label: string, value: string, state: UrlState<string>) => (
    <Select
      label={label}
      value={value}
      options={columns.map((column) => ({ value: column, label: labelOf(column) }))}
      onChange={(column) => {
        state.value = column;
      }}
    />
  );
  return (
    <ChartPanel
      title="Slice"
      class="c7"
      note="one point a trial; drag to filter"
      tools={
        <>
          {pick('across', x, chosenX)}
          {pick('up', y, chosenY)}
        </>
      }
      table={() => <RowTable model={model} columns={[x, y]} sort={x} />}
    >
      {axisX === undefined || axisY === undefined ? (
        <p class="empty">Points appear when the first trials have completed.</p>
      ) : (
        <Plot
          model={model}
          id="scatter"
          label={`${labelOf(y)} by ${labelOf(x)}.`}
          height={320}
          margin={margin}
          brushX={axisX}
          brushY={axisY}
          request={(size) => ({ kind: 'points', x: axisX, y: axisY, hasTicks: false, ...size })}
          below={(size) => (
            <>
              <AxisX axis={axisX} {...size} />
              <AxisY axis={axisY} {...size} />
            </>
          )}
        >
          {(size) => (
            <>
              {liftedRows(model).map(({ detail, kind }) => {
                const [a, b] = [detail.cells[x], detail.cells[y]];
                if (a == null || b == null) return null;
                return (
                  <circle
                    key={`${kind}${detail.row}`}
                    class={kind === 'bestln' ? 'bestdot' : 'seldot'}
                    cx={positionOf(axisX, a) * size.width}
                    cy={(1 - positionOf(axisY, b)) * size.height}
                    r={5}
                  />
                );
              })}
              <BrushBox
                x={spanOf(axisX, model.clauses.value)}
                y={spanOf(axisY, model.clauses.value)}
                {...size}
              />
            </>
          )}
        </Plot>
      )}
    </ChartPanel>
  );
}
