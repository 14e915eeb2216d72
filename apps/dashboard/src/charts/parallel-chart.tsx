import { useSignal } from '@preact/signals';
import { formatCount, labelOf } from '@sweepq/view';
import { useRef } from 'preact/hooks';
import { positionOf } from '../columns/axis.ts';
import type { Facts, RowDetail } from '../scenes/protocol.ts';
import { commit } from '../url/address.ts';
import { AxisHandle } from './axis-handle.tsx';
import { AxisMenu } from './axis-menu.tsx';
import { spanOf } from './brush-axis.ts';
import { ChartPanel } from './chart-panel.tsx';
import { axisColumns } from './column-axis.ts';
import { liftedRows } from './lifted-rows.ts';
import {
  type AxisChoice,
  moveChoice,
  type ParallelAxis,
  readAxes,
  writeAxes,
} from './parallel-axes.ts';
import { Plot } from './plot.tsx';
import { RowTable } from './row-table.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { ticksOf } from './ticks.ts';
import type { ViewModel } from './view-model.ts';

const margin = { left: 48, top: 44, right: 64, bottom: 12 };
const height = 300;

/** One line for each trial, through its values on all axes. A drag along an axis brushes it. A drag of its name moves it. */
export function ParallelChart({ model }: { model: ViewModel }) {
  const facts = model.facts.value;
  const open = useSignal<number | undefined>(undefined);
  if (facts === undefined) return null;
  const axes = readAxes(facts, model.ranking.value);
  const hidden = axisColumns(facts).filter((column) =>
    axes.every(({ choice }) => choice.column !== column),
  );
  const choices = axes.map(({ choice }) => choice);
  return (
    <ChartPanel
      title="Parallel coordinates"
      class="c12"
      note="drag along an axis to filter, drag its name to move it"
      tools={
        hidden.length > 0 && (
          <select
            class="select sm"
            aria-label="Add an axis"
            value=""
            onChange={(event) => {
              const column = event.currentTarget.value;
              if (column !== '')
                writeAxes([...choices, { column, isFlipped: false, isLog: undefined }]);
              event.currentTarget.value = '';
            }}
          >
            <option value="">Add an axis</option>
            {hidden.map((column) => (
              <option key={column} value={column}>
                {labelOf(column)}
              </option>
            ))}
          </select>
        )
      }
      table={() => (
        <RowTable model={model} columns={choices.map(({ column }) => column)} sort="index" />
      )}
    >
      {axes.length < 2 ? (
        <p class="empty">Two axes appear when the first trials have completed.</p>
      ) : (
        <>
          <ScrollBox label="Parallel coordinates">
            <div class={axes.length > 5 ? 'par-wide' : 'par-min'}>
              <Lines model={model} axes={axes} facts={facts} open={open} />
            </div>
          </ScrollBox>
          {open.value !== undefined && choices[open.value] !== undefined && (
            <AxisMenu
              axes={axes}
              at={open.value}
              onPlace={(at) => {
                open.value = at;
              }}
            />
          )}
        </>
      )}
    </ChartPanel>
  );
}

type LinesProps = {
  model: ViewModel;
  axes: ParallelAxis[];
  facts: Facts;
  open: { value: number | undefined };
};

function Lines({ model, axes, facts, open }: LinesProps) {
  const only = axes.map(({ axis }) => axis);
  const label = `Parallel coordinates of ${axes.length} axes. ${formatCount(model.shown.value)} of ${formatCount(facts.count)} trials pass the filter.`;
  const dragged = useRef<{ axis: number; from: number; isMoved: boolean } | undefined>(undefined);
  return (
    <Plot
      model={model}
      id="parallel"
      label={label}
      height={height}
      margin={margin}
      brushAxes={only}
      request={(size) => ({ kind: 'parallel', axes: only, ...size })}
      above={({ width, height: inner }) =>
        axes.map(({ axis, choice }, k) => (
          <AxisHandle
            key={axis.column}
            model={model}
            axis={axis}
            x={margin.left + (k * width) / (axes.length - 1)}
            top={margin.top}
            height={inner}
          >
            <button
              type="button"
              class={`axis-name${k === 0 ? ' first' : k === axes.length - 1 ? ' last' : ''}`}
              aria-expanded={open.value === k}
              title={`${axis.column}: move, flip, change the scale or remove`}
              onPointerDown={(event) => {
                dragged.current = { axis: k, from: event.clientX, isMoved: false };
                event.currentTarget.setPointerCapture(event.pointerId);
              }}
              onPointerMove={(event) => {
                const drag = dragged.current;
                if (drag === undefined) return;
                const gap = width / (axes.length - 1);
                const to = drag.axis + Math.round((event.clientX - drag.from) / gap);
                if (to === drag.axis || to < 0 || to >= axes.length) return;
                writeAxes(
                  moveChoice(
                    axes.map((each) => each.choice),
                    drag.axis,
                    to,
                  ),
                );
                dragged.current = { axis: to, from: event.clientX, isMoved: true };
              }}
              onPointerUp={() => {
                if (dragged.current?.isMoved) commit();
              }}
              onClick={() => {
                if (!dragged.current?.isMoved) open.value = open.value === k ? undefined : k;
                dragged.current = undefined;
              }}
            >
              <b>{labelOf(axis.column)}</b>
              <span>{noteOf(choice, axis.scale)}</span>
            </button>
          </AxisHandle>
        ))
      }
    >
      {({ width, height: inner }) => (
        <>
          {axes.map(({ axis }, k) => {
            const x = (k * width) / (axes.length - 1);
            const span = spanOf(axis, model.clauses.value);
            return (
              <g key={axis.column}>
                <line class="paxis" x1={x} x2={x} y1={0} y2={inner} />
                {span !== undefined && (
                  <rect
                    class="brush"
                    x={x - 6}
                    width={12}
                    y={(1 - span[1]) * inner}
                    height={Math.max(2, (span[1] - span[0]) * inner)}
                    rx={2}
                  />
                )}
              </g>
            );
          })}
          {liftedRows(model).map(({ detail, kind }) => (
            <path
              key={`${kind}${detail.row}`}
              class={kind}
              d={lineOf(detail, axes, width, inner)}
            />
          ))}
          {axes.map(({ axis }, k) => (
            // Above the lines, which would cover the words.
            <g key={axis.column}>
              {ticksOf(axis, 7).map(({ value, text }) => (
                <text
                  key={value}
                  class="halo"
                  x={(k * width) / (axes.length - 1) + 7}
                  y={(1 - positionOf(axis, value)) * inner + 4}
                >
                  {text}
                </text>
              ))}
            </g>
          ))}
        </>
      )}
    </Plot>
  );
}

function noteOf({ isFlipped }: AxisChoice, scale: string): string {
  const notes = [scale === 'log' ? 'log' : '', isFlipped ? 'flipped' : ''];
  return notes.filter((note) => note !== '').join(', ');
}

/** The line of a trial. A missing value interrupts it. */
function lineOf(
  { cells }: RowDetail,
  axes: readonly ParallelAxis[],
  width: number,
  height: number,
) {
  let path = '';
  let isOpen = false;
  for (const [k, { axis }] of axes.entries()) {
    const value = cells[axis.column];
    const at = value == null ? Number.NaN : positionOf(axis, value);
    if (Number.isNaN(at)) {
      isOpen = false;
      continue;
    }
    const x = (k * width) / (axes.length - 1);
    path += `${isOpen ? 'L' : 'M'}${x.toFixed(1)} ${((1 - at) * height).toFixed(1)}`;
    isOpen = true;
  }
  return path;
}
