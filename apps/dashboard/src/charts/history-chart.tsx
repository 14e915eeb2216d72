import { formatCount, formatMetric, formatNumberOf, labelOf } from '@sweepq/view';
import { type Axis, axisOf, positionOf } from '../columns/axis.ts';
import type { Facts } from '../scenes/protocol.ts';
import { AxisX, AxisY, BrushBox } from './axes.tsx';
import { spanOf } from './brush-axis.ts';
import { ChartPanel } from './chart-panel.tsx';
import { columnAxis } from './column-axis.ts';
import { liftedRows } from './lifted-rows.ts';
import { Plot } from './plot.tsx';
import { RowTable } from './row-table.tsx';
import { StartupPhase } from './startup-phase.tsx';
import type { ViewModel } from './view-model.ts';

const margin = { left: 48, top: 16, right: 84, bottom: 36 };
/** The height of a label of two lines, in pixels. */
const labelRoom = 20;

/** The objective by trial number, with the best so far and the baseline. */
export function HistoryChart({ model }: { model: ViewModel }) {
  const facts = model.facts.value;
  const { metric } = model.ranking.value;
  return (
    <ChartPanel
      title="History"
      class="c8"
      note={`${labelOf(metric)} by trial number`}
      table={() => <RowTable model={model} columns={['status', metric]} sort="index" />}
    >
      {facts === undefined || columnAxis(facts, metric) === undefined ? (
        <p class="empty">A point appears for each completed trial.</p>
      ) : (
        <History model={model} facts={facts} />
      )}
    </ChartPanel>
  );
}

/** The axis of the objective. It includes the baseline, unless that would more than double its length. */
function objectiveAxis(
  facts: Facts,
  metric: string,
  baseline: number | undefined,
): Axis | undefined {
  const axis = columnAxis(facts, metric);
  if (axis === undefined || baseline === undefined) return axis;
  const height = axis.max - axis.min;
  if (baseline < axis.min - height || baseline > axis.max + height) return axis;
  const room = 0.03 * height;
  return {
    ...axis,
    min: Math.min(axis.min, axis.scale === 'log' ? baseline : baseline - room),
    max: Math.max(axis.max, baseline + room),
  };
}

function History({ model, facts }: { model: ViewModel; facts: Facts }) {
  const { metric, baseline } = model.ranking.value;
  const y = objectiveAxis(facts, metric, baseline);
  if (y === undefined) return null;
  const { planned, startup } = model.plan.value;
  const count = Math.max(facts.count, planned);
  const x = axisOf({
    ...{ name: 'index', kind: 'number', min: -0.5, max: Math.max(1, count - 0.5) },
    ...{ few: undefined, missing: 0, isLog: false },
  });
  const label = sayHistory(facts, metric, startup);
  const open = (facts.statuses.queued ?? 0) + (facts.statuses.running ?? 0) + (count - facts.count);
  return (
    <Plot
      model={model}
      id="history"
      label={label}
      height={264}
      margin={margin}
      brushX={x}
      brushY={y}
      request={(size) => ({ kind: 'points', x, y, hasTicks: true, ...size })}
      below={(size) => (
        <>
          <StartupPhase axis={x} startup={startup} {...size} />
          <AxisX axis={x} {...size} title="trial" />
          <AxisY axis={y} {...size} />
        </>
      )}
    >
      {({ width, height }) => {
        const across = (row: number) => positionOf(x, row) * width;
        const up = (value: number) => (1 - positionOf(y, value)) * height;
        const { best } = facts;
        const baselineText = moveApart(up(baseline ?? 0), best && up(best.value));
        return (
          <>
            {baseline !== undefined && baseline >= y.min && baseline <= y.max && (
              <>
                <line class="base" x1={0} x2={width} y1={up(baseline)} y2={up(baseline)} />
                <text class="dim halo" x={width + 8} y={baselineText - 2}>
                  baseline
                </text>
                <text class="dim" x={width + 8} y={baselineText + 11}>
                  {formatMetric(metric, baseline)}
                </text>
              </>
            )}
            <path class="bestln" d={stairs(facts, across, up, width)} />
            {liftedRows(model).map(({ detail, kind }) => {
              const value = detail.cells[metric];
              if (typeof value !== 'number') return null;
              return (
                <circle
                  key={`${kind}${detail.row}`}
                  class={kind === 'bestln' ? 'bestdot' : 'seldot'}
                  cx={across(detail.row)}
                  cy={up(value)}
                  r={5}
                />
              );
            })}
            {best !== undefined && (
              <text class="best" x={width + 8} y={up(best.value) + 4}>
                {formatMetric(metric, best.value)}
              </text>
            )}
            {open > 0 && (
              <text class="title" x={width} y={8} text-anchor="end">
                {formatCount(open)} to go
              </text>
            )}
            {(facts.statuses.diverged ?? 0) > 0 && (
              <text class="div halo" x={4} y={height - 10}>
                diverged
              </text>
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

/** The chart in words. */
function sayHistory({ best, bestSoFar }: Facts, metric: string, startup: number): string {
  const parts = [`${labelOf(metric)} by trial number.`];
  if (best !== undefined) {
    const first = formatMetric(metric, bestSoFar[0]?.value ?? best.value);
    parts.push(`The best so far goes from ${first} to ${formatMetric(metric, best.value)}.`);
  }
  if (startup > 0) {
    parts.push(`The first ${formatNumberOf(startup, 'trial')} are points of Sobol's sequence.`);
  }
  return parts.join(' ');
}

/** Returns the height of the label of the baseline, which has two lines, away from the label of the best value. */
function moveApart(at: number, other: number | undefined): number {
  if (other === undefined || Math.abs(at - other) >= labelRoom) return at;
  return at >= other ? other + labelRoom : other - labelRoom;
}

/** The path of the best so far, up to the last trial. */
function stairs(
  { bestSoFar }: Facts,
  across: (row: number) => number,
  up: (value: number) => number,
  width: number,
): string {
  let path = '';
  for (const { row, value } of bestSoFar) {
    path +=
      path === ''
        ? `M${across(row).toFixed(1)} ${up(value).toFixed(1)}`
        : `H${across(row).toFixed(1)}V${up(value).toFixed(1)}`;
  }
  return path === '' ? '' : `${path}H${width}`;
}
